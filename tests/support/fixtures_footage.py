"""Fixtures that hand out generated footage."""

from __future__ import annotations

import pytest

from tests.support.footage import MatchFile, make_match


@pytest.fixture(scope="session")
def match_file() -> MatchFile:
    """`match_file(spec, suffix=".mp4")` gives (path, truth); do not change the file."""
    return make_match
