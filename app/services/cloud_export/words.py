"""Sentences of the cloud, for a coach who reads them when nothing is tried any more."""

from __future__ import annotations

import re

_AGAIN = re.compile(r"[:;] it will be (tried|asked) again\.$")


def given_up(sentence: str) -> str:
    """The sentence without its promise: it is not tried again."""
    return _AGAIN.sub(".", sentence)
