"""Persons: found in every way a text names one, so that they stay out of everything public."""
