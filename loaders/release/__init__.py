"""The steps from recognised documents to a published release."""
