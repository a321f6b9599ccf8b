"""Documents in, a release out: read, recognise, resolve, mask, map, validate, derive, check, publish."""
