"""The nouns that mean factors, the words of joint work beside them, and how recognition spoils them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from loaders.labels import LEFTOVER_HYPHEN, normal
from ontology import vocabulary

SHORTEST_NOUN = 5
SHORTEST_MISREAD = 8  # shorter words spoilt are too much like others
BARE = str.maketrans("åäö", "aao")
CONFUSED = str.maketrans("1|!i", "llll")
MODIFIER = (
    r"(?:de|den|det|vår|några|flera|fler|exempel\s+på|\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio"
    r"|(?!\w+(?:arna|erna|orna)(?![^\W_]))\w+(?:a|ste|ade|s|[aevmd]d|[ae]nde|ig|sk|nal|ell|(?<!result)at|igt|skt))"
)
STEMS_OF_WORK = (
    *(
        "samverk",
        "samarb",
        "samord",
        "projekt",
        "genomför",
        "ansökning",
        "insats",
        "satsning",
        "process",
        "partnerskap",
    ),
    *("gemensam", "deltagar", "intervju", "identifier", "lyft", "nämn"),
)
JOINT_WORK = re.compile(
    rf"{'|'.join(STEMS_OF_WORK)}|(?:ansökan|arbete(?:t|n)?|(?<![^\W_])(?:mötte?|stötte?))(?![^\W_])"
)
# Joint work itself, and those who do it; any text of an authority speaks of "arbete", "insatser" and "processer".
COOPERATION = re.compile(
    r"samverk|samarb|samordningen|ansökan|projekt|partnerskap|pilot|nätverk|genomförandet(?!\s+av)|styrgrupp|arbetsgrupp|lärdom|vår\s+erfarenhet"
    r"|(?<![^\W_])(?:parterna|deltagarna|partnerna)(?![^\W_])",
    re.IGNORECASE,
)
# "Klimatnytta", "tidsvinster", but no "årsvinst" and no "allmännyttan"
COMPOUND = re.compile(r"(?!allmän)\w{3,}?(nytta|nyttan|nyttor|nyttorna|(?<=s)(?<!års)(?<!brotts)vinst(?:er)?)")
OF_WORK = ("projekt", "samverkans", "samarbets", "genomförande", "process", "uppstarts", "samordnings", "förankrings")
# Labels that mean factors alone on a line, but no nouns of sentences
ALONE = re.compile(
    r"nyckeln?|medvind|motvind|draghjälp|lyckat|drivande|haken|kruxet|baksidan?|sämre|dåligt|varning|poängen|bonus|behållning"
    r"|utdelning|tipset|rådet|\w+ivt"
)
# What only somebody at work meets or does: a mistake, but no "hinder" in a stream.
STRONG = re.compile(
    r"(?:miss(?:tag|ar(?:na)?|en)|snedsteg|bakslag|motgång|motighet|stötesten|snubbeltråd|bromskloss|käppar|fallgrop|mervärde|gevinst|förtjänst"
    r"|framgångs|nyckelfaktor|tabb|blindskär|felsteg|felbedömning|besvikelse)\w*"
)
OF_RESULTS = re.compile(r"(?<![^\W_])(?:resultate[nt]|framgång\w*|lycka\w*|fungera(?:t|de))(?![^\W_])")


def tells_of_work(words: str) -> bool:
    """Whether words speak of joint work or its result, and not of the world: what hinders it there is no factor."""
    small = words.casefold()
    if any(stem in small for stem in STEMS_OF_WORK):  # as a plain search tells ten times as fast
        return True
    return bool(JOINT_WORK.search(small) or OF_RESULTS.search(small))


def meaning_of(word: str) -> tuple[str, bool] | None:
    """Return the factor kind of a noun, and whether it means a factor by itself: "klimatnytta" as "nytta" does.

    >>> meaning_of("fallgropar"), meaning_of("utmaningar"), meaning_of("klimatnytta"), meaning_of("årsvinst")
    (('fallgrop', True), ('fallgrop', False), ('nytta', True), None)
    """
    if (known := kinds_of_nouns().get(word)) or not (compound := COMPOUND.fullmatch(word)):
        return known
    return kinds_of_nouns().get(compound[1])


@lru_cache(maxsize=20_000)  # asked of every word of every sentence, and most of them come back
def kind_of_noun(word: str) -> str | None:
    """Return the factor kind that a noun means, in the singular or plural: "utmaningen"."""
    word = word.casefold()
    bare = next((word.removesuffix(end) for end in ("en", "et", "na", "n") if word.endswith(end)), word)
    if word == "risk":  # too short for what is looked for in a sentence
        return "fallgrop"
    # The scheme has "stötestenar" for "stötestenen".
    plural = [bare[:-1] + "or"] if bare.endswith("a") else [a + b for a in (bare, word) for b in ("ar", "er")]
    forms = (word, bare, re.sub(r"r(?:et|en)$", "er", word), *plural)  # "hindret"
    return next((meant[0] for meant in map(meaning_of, forms) if meant), None)


def mentions_factors(sentence: str) -> bool:
    """Whether a sentence speaks of factors by their noun: "Följande fallgropar lyftes av deltagarna."."""
    words = re.findall(r"\w+", LEFTOVER_HYPHEN.sub("", sentence.casefold()))
    return any(meant[1] for meant in map(meaning_of, words) if meant)


def misread(text: str) -> str | None:
    """The kind of a label that character recognition spoilt: "Fa1lgropar", "Framgangsfaktorer"."""
    return _folded_labels().get(_folded(normal(text)))


def _folded(word: str) -> str:
    """Return a word with the signs that are mistaken for one another made alike."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\s-]", "", bare.replace("rn", "m").replace("0", "o").translate(CONFUSED))


@cache
def _folded_labels() -> dict[str, str]:
    return {
        _folded(label): slug
        for slug, concept in vocabulary().schemes["factor-kind"].items()
        for label in (concept.pref["sv"], *concept.alt)
        if len(_folded(label)) >= SHORTEST_MISREAD
    }


@cache
def kinds_of_nouns() -> dict[str, tuple[str, bool]]:
    """Return the one-word labels of the scheme: kind, and whether the word means a factor by itself."""
    nouns: dict[str, tuple[str, bool]] = {}
    for slug, concept in vocabulary().schemes["factor-kind"].items():
        stem = concept.pref["sv"].casefold()[:-1]
        for label in (concept.pref["sv"], *concept.alt):
            word = LEFTOVER_HYPHEN.sub("", label.casefold())
            if len(word) >= SHORTEST_NOUN and word.isalpha() and not ALONE.fullmatch(word):
                strong = word.startswith(stem) or "faktor" in word or STRONG.fullmatch(word) is not None
                nouns.setdefault(word, (slug, strong))
    # "Projektrisker": of the work, whatever the noun may mean elsewhere
    return nouns | {prefix + noun: (kind, True) for prefix in OF_WORK for noun, (kind, _) in nouns.items()}
