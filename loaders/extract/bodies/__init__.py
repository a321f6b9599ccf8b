"""Bodies that the reference graph does not know, and whom a stretch of text speaks of."""
