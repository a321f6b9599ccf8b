"""The words, headings and questions by which a text announces factors."""
