"""How sentences tell with a passive verb what helped or hindered the work, with the kind of each."""

from __future__ import annotations

import re

from loaders.extract.factors.cause_forms import WORK

# "Samtidigt bromsades genomförandet av pandemin och av att två slutade"
HINDERED = tuple(
    (
        kind,
        re.compile(
            rf"(?:[^.;:]{{0,40}}\s)?(?:{verb}des\s+(?i:{WORK})|har\s+(?i:{WORK})\s+(?:också\s+|även\s+)?{verb}ts)\s+"
            r"(?:också\s+|även\s+|främst\s+)?av\s+(?P<many>[^.;:]{3,160})$"
        ),
    )
    for kind, verb in (
        ("fallgrop", r"(?:bromsa|försvåra|försena|hindra|hämma)"),
        ("framgangsfaktor", r"(?:underlätta|möjliggjor)"),
    )
)
