"""The names of authorities and territories, from the reference graph."""
