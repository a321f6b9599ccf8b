"""What a sentence before a list says with its verb or ends with: "arbetet har bromsats av", "… vad som kan gå fel"."""

from __future__ import annotations

import re

from loaders.factor_words.frame_forms import GENERIC
from loaders.factor_words.frames import kind_of_clause, said
from loaders.factor_words.of_work import WORK
from loaders.factor_words.polarity import PITFALL, predicate

# Where a frame may begin inside a sentence: "hon var tydlig med | vad som kan gå fel"
INSIDE = re.compile(
    rf"(?<=\s)(?=(?:vad|det\s+(?:som|vi|ni|de|här)|sådant|sånt|hur|varför|var\s+det|{GENERIC}\s+(?:som|vi))\s)"
)
WHO_ACTS = re.compile(
    rf"(?<![^\W_])(?:vi|ni|man|parterna|kommun\w*|deltag\w*|{WORK}|grupp\w*|partner\w*|bygden|byn|orten|region\w*|länet|företag\w*|invånar\w*|utredningen|teamet|allt|det(?=\s+(?:har\s+)?(?:funge|gett|gav|ger|gick|gått))|utfallet|resultatet|framgången|genomförandet)(?![^\W_])"
)
FILLED = re.compile(
    r"(?:\s+(?:när|där|eftersom|tack\s+vare|på\s+grund\s+av|till\s+följd\s+av|därför\s+att|genom\s+att|med|på|av|om|till|i|för|oss|er|dem|sig|arbetet|projektet|samarbetet|samverkan|mest|bland\s+annat|också|genom|det|här|ordentligt|hela\s+tiden|länge|ofta|tidigt|starkt|även|också|genomförandet))*"
)


def embedded(words: str) -> str | None:
    """Return the kind of the clause in a frame that a sentence ends with: "tydlig med vad som kan gå fel"."""
    places = [place.start() for place in INSIDE.finditer(words)]
    return next((kind for at in places if (kind := said(words[at:]))), None)


def stated(words: str) -> str | None:
    """Return the kind of what a sentence of the work leads on to with its verb: "arbetet har bromsats av"."""
    found = predicate(words)
    if found is None:
        return None
    passive = words.endswith(
        (" av", " av att", " eftersom", " därför att")
    )  # "arbetet gynnades av", "vi hade stor hjälp av"
    who = WHO_ACTS.search(words if found.family in ("fail", "succeed") or passive else words[: found.start]) is not None
    if re.search(r"(?:varna\w*|akta\s+\w+|se\s+upp|undvik\w*)", words[found.start : found.end]):
        return PITFALL if re.fullmatch(r"(?:\s+(?:särskilt|för|med|att))*", words[found.end :]) else None
    if not who or not FILLED.fullmatch(words[found.end :]):
        return None
    if found.family in ("help", "hinder") and not passive:
        return None
    return kind_of_clause(words, found)
