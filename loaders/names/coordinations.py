"""Bare place names, alone or coordinated: which bodies or territories they are follows from the words beside them.

"Region Kalmar" and "Kalmar län" tell it by a head and a tail, "Region Gotland och Kalmar" shares the head, "kommunerna
Mora och Orsa" and "sju kommuner, däribland Mora" name the kind before the places.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import replace

from loaders.document import Span
from loaders.names.authorities import Authorities, Bare
from loaders.names.words import BETWEEN, JOINT, WORD, Word, behind_joint
from loaders.records import Name, Ref

OF_ONE = re.compile(r"\s+kommun(?![^\W_])")
LONGEST_NAME = 8  # words
REACH = 100  # code points before a row of places in which words for them may stand
EXAMPLES_REACH = 180  # code points before a list of examples


class Coordinations(Authorities):
    """Reads what bare place names of the reference graph stand for."""

    def _bare_at(self, text: str, words: list[Word], i: int) -> tuple[int, Bare] | None:
        for size in range(min(self.longest_bare, len(words) - i), 0, -1):
            parts = [word.text for word in words[i : i + size]]
            if any(not BETWEEN.fullmatch(text, words[i + k].end, words[i + k + 1].start) for k in range(size - 1)):
                continue
            for last in (parts[-1], parts[-1].removesuffix("s")):
                if bare := self.bare.get((*parts[:-1], last)):
                    return size, bare
        return None

    def coordination(self, text: str, words: list[Word], i: int, start: int) -> tuple[int, list[Name]] | None:
        """Match bare place names at word i, coordinated or alone, and read them by head and tail."""
        members: list[tuple[Span, Bare]] = []
        at: int | None = i
        while at is not None and (bare := self._bare_at(text, words, at)):
            size, meaning = bare
            if any(meaning is known for _, known in members):
                break  # "i Sundsvall, Sundsvalls kommun": the place, then its body
            if members and self._begins_longer(text, words, at, size):
                break  # "Nässjö, Jönköping University"
            members.append((Span(words[at].start, words[at + size - 1].end), meaning))
            at = behind_joint(text, words, at + size)
            if (
                at is not None
                and not self._bare_at(text, words, at)
                and (self._led(text[max(start, members[0][0].start - REACH) : members[0][0].start], 2))
            ):
                at = self._behind_unknown(text, words, at)
        if not members:
            return None
        if len(members) > 1:
            joint = text[members[-2][0].end : members[-1][0].start].strip()
            if joint == "," and OF_ONE.match(text, members[-1][0].end):
                members.pop()  # "Science Park Borås, Marks kommun": the last has its word for itself
        return self._read_members(text, members, words, start)

    def _led(self, before: str, count: int) -> re.Match[str] | None:
        """Return the words that tell that so many places behind them stand for their municipalities."""
        somewhere = self.municipalities_somewhere.search(before)
        return self.municipality_head.search(before) or (
            somewhere if somewhere and (count > 1 or somewhere["acts"]) else None
        )

    def _behind_unknown(self, text: str, words: list[Word], at: int) -> int | None:
        """Return the index of the place behind a word with a capital that is none known: "Storbyn, Mora och Orsa"."""
        behind = behind_joint(text, words, at + 1) if words[at].text[0].isupper() else None
        return behind if behind is not None and self._bare_at(text, words, behind) else None

    def _begins_longer(self, text: str, words: list[Word], at: int, size: int) -> bool:
        """Whether a place begins the name of a body, with more than a word for its kind behind it."""
        end = words[at + size - 1].end
        if self.county_tail.match(text, end) or self.municipality_tail.match(text, end):
            return False
        here = tuple(word.text for word in words[at : at + LONGEST_NAME])
        return any(len(form) > size and here[: len(form)] == form for form, _ in self.forms.get(here[0], ()))

    def _read_members(
        self, text: str, members: list[tuple[Span, Bare]], words: list[Word], start: int
    ) -> tuple[int, list[Name]]:
        first, last = members[0][0].start, members[-1][0].end
        before = text[max(start, first - REACH) : first]
        head = self.board_head.search(before) or self.region_head.search(before)
        is_board = bool(self.board_head.search(before))
        begin = first - len(before) + head.start() if head else first
        tail = self.county_tail.match(text, last)
        municipal = self.municipality_tail.match(text, last)
        if head is None and not tail and not municipal and (named := self._examples(text, members, start)):
            return bisect.bisect_left(words, last, key=lambda word: word.start), named
        led = self._led(before, len(members)) if not tail and not municipal else self.municipality_head.search(before)
        if head is None and led:
            # What a phrase for a role may hold ("Medverkande kommuner är Mora") is no part of the name.
            whole = Span(first if led.re is self.municipalities_somewhere else first - len(before) + led.start(), last)
            codes = [(span, bare.municipality) for span, bare in members if bare.municipality]
            bodies = [(span, Ref(self.municipality_of[code])) for span, code in codes]
            end = bisect.bisect_left(words, last, key=lambda word: word.start)
            return end, [Name(span, body, "organisation", whole, "by-name-form") for span, body in bodies]
        end = tail.end() if tail else municipal.end() if municipal else last
        at = bisect.bisect_left(words, end, key=lambda word: word.start)
        names: list[Name] = []
        for n, (span, bare) in enumerate(members):
            whole = Span(begin if head else span.start, end if tail or municipal else span.end)
            single = len(members) == 1
            own = whole if single else Span(span.start, end if n == len(members) - 1 else span.end)
            printed = own if single else Span(begin if head else first, end)
            name = self._read_member(
                own, printed, bare, bool(head), is_board, bool(tail), bool(municipal), len(members)
            )
            if name:
                names.append(name)
        return at, names

    def _examples(self, text: str, members: list[tuple[Span, Bare]], start: int) -> list[Name]:
        """Read "Sju kommuner har anslutit sig, däribland Mora och Orsa": the noun tells what the places stand for."""
        first = members[0][0].start
        found = self.examples.search(text, max(start, first - EXAMPLES_REACH), first)
        if found is None or (found["subject"] and len(members) == 1):  # "i länets kommuner är Mora störst"
            return []
        noun = (found["noun"] or found["subject"] or found["others"]).casefold()
        table = {"kommun": self.municipality_of, "region": self.region_of, "länsstyrelse": self.board_of}[noun]
        places = [(span, bare.municipality if noun == "kommun" else bare.county) for span, bare in members]
        return [
            Name(span, Ref(table[place]), "organisation", span, "by-name-form")
            for span, place in places
            if place is not None and place in table
        ]

    def _read_member(
        self,
        span: Span,
        printed: Span,
        bare: Bare,
        head: bool,
        board: bool,
        county_tail: bool,
        municipal_tail: bool,
        count: int,
    ) -> Name | None:
        if head and bare.county:
            table = self.board_of if board else self.region_of
            return Name(span, Ref(table[bare.county]), "organisation", printed, "by-name-form")
        if municipal_tail and bare.municipality:
            return Name(span, Ref(self.municipality_of[bare.municipality]), "organisation", printed, "by-name-form")
        one_body = bare.county and self.municipality_of.get(bare.municipality or "") == self.region_of[bare.county]
        if bare.county and (county_tail or count > 1 or not bare.municipality or one_body):
            return Name(span, Ref(bare.county), "territory", printed if county_tail else span)
        if bare.municipality:
            return Name(span, Ref(bare.municipality), "place", span)
        return None

    def carry_on(self, text: str, words: list[Word], i: int, first: Name) -> tuple[int, list[Name]]:
        """Read bare names coordinated with a full name: "Region X, Y och Z"; the head is shared."""
        kind = self.classes.get(first.ref.path)
        if kind not in ("Region", "CountyAdministrativeBoard") or i >= len(words):
            return i, []
        behind, carried = i, list[tuple[Name, str]]()
        # Each may repeat "län": "Länsstyrelsen i A län, B län och C län".
        while behind < len(words) and (at := behind_joint(text, words, behind)) is not None:
            end, names = self.coordination(text, words, at, first.span.end) or (at, [])
            if not names or self.body_tail.match(text, names[-1].span.end):
                break
            counties = [self._county_of_name(text, name) for name in names]
            if self.county(first.ref) in counties or any(name.kind == "organisation" for name in names):
                break
            known = [(name, county) for name, county in zip(names, counties, strict=True) if county]
            if len(known) < len(names):
                break
            behind, carried = end, [*carried, *known]
        if not carried:
            return i, []
        table = self.region_of if kind == "Region" else self.board_of
        whole = Span(first.span.start, carried[-1][0].span.end)
        bodies = [Name(n.span, Ref(table[county]), "organisation", whole, "by-name-form") for n, county in carried]
        return behind, [replace(first, printed=whole), *bodies]

    def _county_of_name(self, text: str, name: Name) -> str | None:
        if name.ref.path.startswith("id/lan/"):
            return name.ref.path
        bare = self.bare.get(tuple(WORD.findall(text[name.span.start : name.span.end])))
        return bare.county if bare else None

    def boards(self, text: str, names: list[Name], start: int) -> list[Name]:
        """Read "Länsstyrelserna i A län, B län och C län": each county in the enumeration means its board."""
        found: list[Name] = []
        begin, shared = start, False
        for name in names:
            between = text[found[-1].span.end : name.span.start] if found else ""
            county = name.ref.path if name.ref.path in self.board_of else None
            head = self.board_head.search(text[max(start, name.span.start - 60) : name.span.start])
            shared = county is not None and (bool(head) or (shared and JOINT.fullmatch(between) is not None))
            if head and shared:
                begin = name.span.start - len(head.group())
            if shared and county:
                printed = Span(begin, name.span.end)
                found.append(Name(name.span, Ref(self.board_of[county]), "organisation", printed, "by-name-form"))
            else:
                found.append(name)
        return found
