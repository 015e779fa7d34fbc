"""Newer versions of the program: looked for once a day, fetched when the coach asks for it."""
