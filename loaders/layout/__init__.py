"""What stands where in a text: which lines belong together, which are headings, and their sections."""
