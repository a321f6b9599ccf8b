"""Success factors, pitfalls and benefits: under headings, in tables and lists, in running text."""
