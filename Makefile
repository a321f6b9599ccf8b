# The environment is .venv in this folder. Each target sets up what it needs; stamps keep the second run short.
# Every SAMGRAF_* setting in the environment reaches the program: SAMGRAF_PORT=9000 make serve

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PYTHONUTF8 := 1
# The tests start hundreds of processes; without bytecode each would compile all of the program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve build test proof lint lock clean

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST)

serve: $(VENV)/run.stamp ## Build the graph if there is none and serve it on http://127.0.0.1:8000
	@exec $(BIN)/samgraf serve

build: $(VENV)/run.stamp ## Build a new release of the graph from documents/
	@exec $(BIN)/samgraf build

test: $(VENV)/test.stamp ## Run the tests, side by side (minutes)
	$(BIN)/python -m pytest -m "not proof" -n auto --dist worksteal

proof: $(VENV)/test.stamp ## Run the long proofs: fault injection, repeated kills
	$(BIN)/python -m pytest -m proof

lint: $(VENV)/test.stamp ## Check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: $(VENV)/test.stamp ## Renew the two lock files from pyproject.toml
	$(BIN)/uv pip compile $(LOCK_ARGS) --group build -o requirements.lock
	$(BIN)/uv pip compile $(LOCK_ARGS) --group build --group test -c requirements.lock -o requirements-test.lock

LOCK_ARGS := pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --no-header --no-annotate --upgrade

clean: ## Remove the environment and what the tools leave, never var/ or documents/
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis dist

$(VENV)/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit("samgraf needs Python 3.11 or newer; name one: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: requirements.lock pyproject.toml $(VENV)/made.stamp
	@echo "Installing what the program needs into $(VENV) ..." >&2
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/test.stamp: requirements-test.lock $(VENV)/run.stamp
	@echo "Installing what the tests need into $(VENV) ..." >&2
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-test.lock
	@touch $@
