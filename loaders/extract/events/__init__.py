"""A document's first page, the event that it reports from, and the collaborations told of there."""
