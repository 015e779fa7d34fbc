"""The table of cases names tests that exist, each with its oracle."""

from __future__ import annotations

from tests.shows.sync_cases import CASES, oracle, sentences


def test_every_case_names_tests_that_exist() -> None:
    known = sentences()
    assert [test for tests in CASES.values() for test in tests if test not in known] == []


def test_every_case_test_says_its_name_and_its_oracle() -> None:
    told = {test: words for test, words in sentences().items() if "/test_cases_" in test}
    assert [test for test, words in told.items() if oracle(words) == words] == []
