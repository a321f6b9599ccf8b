"""The finite verb that a text has behind a body or a title."""

from __future__ import annotations

import re

FINITE = (
    r"(?:har|hade|ska|skall|gör|höll|[a-zåäö]+(?:[aeyöå]r|ade|de|te)(?<!över)(?<!eller)(?<!efter)(?<!under))(?![^\W_])"
)
ACTS = re.compile(rf"(?:\s+(?:och|samt)\s+[A-ZÅÄÖ][^.,;:()]{{2,50}}?)?\s+(?:\([^()\n]{{1,40}}\)\s+)?(?P<verb>{FINITE})")
