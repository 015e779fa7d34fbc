"""Draws every screen of the real window: `python -m tests.screenshots`."""
