"""Wiring: builds everything once, passes it in, starts the event loop."""
