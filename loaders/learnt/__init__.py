"""What was learnt of wordings from annotated documents: weights anyone may read, and what they are weights of."""
