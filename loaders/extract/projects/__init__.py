"""Projects: by headings, lists, tables, entries and running text, each with its title."""
