"""api.settings: one table, read from the environment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.settings import Settings, SettingsError


def test_every_kind_of_setting_is_read() -> None:
    """Text, path, number, choice and list are read; an empty value means the default."""
    settings = Settings.from_environment(
        {
            "SAMGRAF_DATA": "/srv/data",
            "SAMGRAF_PORT": "9000",
            "SAMGRAF_QUERY_SECONDS": "2.5",
            "SAMGRAF_ENGINE": "Disk",
            "SAMGRAF_SERVICE_ALLOW": "https://a.example/sparql, https://b.example/sparql",
            "SAMGRAF_HOST": "",
        }
    )

    assert settings.data == Path("/srv/data")
    assert (settings.port, settings.query_seconds, settings.engine) == (9000, 2.5, "disk")
    assert settings.service_allow == ("https://a.example/sparql", "https://b.example/sparql")
    assert settings.host == "127.0.0.1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("WORKERS", "0"),
        ("QUERY_SECONDS", "-1"),
        ("CACHE_MB", "-1"),
        ("ENGINE", "ram"),
        ("PUBLIC_URL", "data.example.se"),
        ("BASE_IRI", "https://example.se/graf"),
        ("TRUSTED_PROXIES", "proxy.local"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_bad_value_is_named(name: str, value: str) -> None:
    """The error names the setting and the value."""
    with pytest.raises(SettingsError, match=f"SAMGRAF_{name}.*{value}"):
        Settings.from_environment({f"SAMGRAF_{name}": value})


def test_a_file_of_settings_wins_over_the_environment(tmp_path: Path) -> None:
    """Its lines are as systemd and podman have them; what is none is named with its number."""
    file = tmp_path / "samgraf.env"
    environ = {"SAMGRAF_SETTINGS": str(file), "SAMGRAF_STORE": "http://old/", "SAMGRAF_PORT": "9000"}
    file.write_text('# ours\n\n; too\nPYTHONUTF8=1\nSAMGRAF_STORE="http://new/?a=b"\nSAMGRAF_STORE_PASSWORD=\'p"\'\n')

    settings = Settings.from_environment(environ)

    assert (settings.store, settings.port, settings.store_password) == ("http://new/?a=b", 9000, 'p"')
    file.write_text("# ours\nSAMGRAF_STORE\n")
    with pytest.raises(SettingsError, match=r"samgraf\.env, line 2"):
        Settings.from_environment(environ)
    file.unlink()
    with pytest.raises(SettingsError, match=r"SAMGRAF_SETTINGS.*cannot be read"):
        Settings.from_environment(environ)


def test_credentials_in_the_address_of_the_store_are_refused() -> None:
    """They would stand in logs; the message says where they belong and does not repeat them."""
    with pytest.raises(SettingsError, match="STORE_PASSWORD") as caught:
        Settings(store="https://user:hemligt@host/sparql")

    assert "hemligt" not in str(caught.value)


def test_metrics_have_a_port_of_their_own() -> None:
    """0 lets the system choose the one and switches the other off, so that they may be alike."""
    with pytest.raises(SettingsError, match=r"SAMGRAF_METRICS_PORT is 9000, as PORT is"):
        Settings(port=9000, metrics_port=9000)
    Settings(port=0, metrics_port=0)


def test_the_table_has_a_help_for_each_setting() -> None:
    """Name, default and help of each; no setting twice."""
    table = Settings.table()

    assert len({name for name, _, _ in table}) == len(table) >= 19
    assert all(help for _, _, help in table)


def test_the_password_is_not_shown() -> None:
    """A settings object in a log does not give the credentials away."""
    assert "hemligt" not in repr(Settings(store_password="hemligt"))


@pytest.mark.parametrize(
    ("public_url", "url", "prefix"),
    [
        ("", "http://127.0.0.1:8000/", ""),
        ("https://example.se", "https://example.se/", ""),
        ("https://example.se/graf/", "https://example.se/graf/", "/graf"),
    ],
)
def test_the_public_address(public_url: str, url: str, prefix: str) -> None:
    """The public address ends in one slash; its path is the prefix."""
    settings = Settings(public_url=public_url)

    assert (settings.url, settings.path_prefix) == (url, prefix)


@pytest.mark.parametrize("path", ["docs/operations.md", "docs/samgraf.service", "Containerfile"])
def test_what_operators_are_told_to_set_is_there(root: Path, path: str) -> None:
    """Every setting that the unit, the container file and their page name is one of the table."""
    known = {name.removeprefix("SAMGRAF_") for name, _, _ in Settings.table()}
    text = (root / path).read_text("utf-8")

    found = re.findall(r"SAMGRAF_[A-Z_]+", text) + re.findall(r"`([A-Z]+_[A-Z_]+)`", text)
    named = {name.removeprefix("SAMGRAF_") for name in found}

    assert named
    assert named <= known
