"""Runs requests against a release: in worker processes that can be killed, behind one small interface."""
