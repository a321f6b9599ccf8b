"""Values for the variables of a query, written into its text: for engines that are told nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.tokens import Token, tokens

# What stands before a group that is evaluated by itself; OPTIONAL, EXISTS and GRAPH see what is around them.
_ALONE = frozenset(("{", "}", ".", ")", "where", "union"))


def inlined(text: str, bindings: Sequence[tuple[str, str]]) -> str:
    """Return a query in which variables have values: VALUES clauses at the head of the groups that use them.

    `bindings` are the variables' names and terms as N-Triples write them. The outermost WHERE and those of
    subqueries get the clause, and so does a branch of a UNION, which knows nothing of what stands beside it.

    >>> inlined("SELECT ?a WHERE { ?a ?b ?c }", [("a", "<x:y>")])
    'SELECT ?a WHERE { VALUES (?a) { (<x:y>) } ?a ?b ?c }'
    """
    if not bindings:
        return text
    names = {name for name, _ in bindings}
    pieces, done = [], 0
    for head, used in _groups(list(tokens(text)), names):
        held = [(name, term) for name, term in bindings if name in used]
        variables, terms = " ".join(f"?{name}" for name, _ in held), " ".join(term for _, term in held)
        pieces += [text[done:head], f" VALUES ({variables}) {{ ({terms}) }}"]
        done = head
    return "".join([*pieces, text[done:]])


def _groups(found: Sequence[Token], names: set[str]) -> Iterator[tuple[int, set[str]]]:
    """Yield where the groups begin that are evaluated by themselves, and which of the variables they use."""
    used: dict[int, set[str]] = {}
    inside: list[int | None] = []  # the groups around, None for those that see what is around them
    for before, token, after in zip([Token("word", "", 0), *found], found, [*found[1:], found[-1]], strict=False):
        if token.text == "{":
            outermost = not any(inside)
            alone = _stands_alone(before, outermost) and after.text.casefold() != "select"
            inside.append(token.start + 1 if alone else None)
            if alone:
                used[token.start + 1] = set(names) if outermost else set()
        elif token.text == "}" and inside:
            inside.pop()
        elif token.kind == "variable" and token.text[1:] in names:
            for head in filter(None, inside):
                used[head].add(token.text[1:])
    yield from sorted((head, variables) for head, variables in used.items() if variables)


def _stands_alone(before: Token, outermost: bool) -> bool:
    word = before.text.casefold()
    return word != "construct" if outermost else word in _ALONE
