"""Forms: labels and values, however they are laid out, and the projects that they tell of."""
