"""What the work is, whose success or failure a clause tells, and what is the world."""

from __future__ import annotations

import re

from loaders.factor_words.polarity import Predicate

# The work, whose success or failure it is, or that gives something.
WORK = (
    r"(?:projekt\w*|(?:\w+)?samverk\w*|(?:\w+)?samarb\w*|arbete\w*|insats\w*|satsning\w*|pilot\w*|program\w*|nätverk\w*|portfölj\w*|partnerskap\w*|metod\w*|modell\w*|arbetssätt\w*"
    r"|process\w*|upplägg\w*|avtal\w*|lösning\w*)"
)
GIVER = re.compile(rf"(?<![^\W_])(?:{WORK}|det|detta|vi|ni|medverkan|deltagandet|ihop)(?![^\W_])")
WORKISH = re.compile(
    r"projekt|samverk|samarb|samråd|arbet|process|insats|satsning|genomför|planering|planen|dialog|partner|grupp|kommun|region|organis|framdrift|förank"
    r"|beslut|pilot|uppdrag|result|utfall|tempo|inför|sprid|uppskal|utrull|fortsätt|starten|framåt|målen?|lyck|framgång|funge|takten|modell|metod|upplägg|mest|minst|(?<![^\W_])(?:oss|er|vi|ni|det|dem|länet|länen)(?![^\W_])"
)
PRESENT = re.compile(r"(?:ar|er|gör|gynnar|får|går|står|drar|bär|ger|r)$")


def gives(before: str, behind: str) -> bool:
    """Whether it is the work that gives: "projektet lett till", "gav samverkan"."""
    return GIVER.search(before) is not None or GIVER.match(behind.strip().removeprefix("av ")) is not None


def of_work(clause: str, found: Predicate) -> bool:
    """Whether it is the work that was helped or hindered, and not, at this time, the world: "det som hotar havet"."""
    said_so, behind = clause[found.start : found.end], clause[found.end :]
    if not PRESENT.search(said_so.split()[0]) or re.search(r"(?<![^\W_])(?:vi|ni|man)\s", clause[: found.start]):
        return True
    others = [word for word in re.findall(r"\w{5,}", behind) if not re.search(r"(?:lig(?:t|en)|igt|vis)$", word)]
    return not others or WORKISH.search(clause) is not None
