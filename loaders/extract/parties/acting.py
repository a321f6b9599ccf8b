"""The finite verb that a text has behind a body or a title."""

from __future__ import annotations

FINITE = (
    r"(?:har|hade|ska|skall|gör|höll|[a-zåäö]+(?:[aeyöå]r|ade|de|te)(?<!över)(?<!eller)(?<!efter)(?<!under))(?![^\W_])"
)
