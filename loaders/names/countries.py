"""The names of countries in Swedish, which stand beside bodies and are none: "Halden kommune, Norge"."""

from __future__ import annotations

from functools import cache

from faker.providers.address.sv_SE import Provider as Swedish


def is_country(words: str) -> bool:
    """Whether words are a country's name.

    >>> is_country("Danmark"), is_country("Danmarks Nationalbank")
    (True, False)
    """
    return words.casefold() in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name in Swedish.countries) | {"sverige", "åland", "färöarna", "grönland"}
