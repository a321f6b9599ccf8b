"""Who takes part: in lists, labelled lines and running text."""
