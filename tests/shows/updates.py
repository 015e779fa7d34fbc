"""What comes of a good update and of every bad one, against a real server on loopback over TLS.

    python -m tests.shows.updates [--without signature|hash|replay]

Each case has a server, an announcement signed with a key made for the occasion, and a copy of the
program that looks and fetches under its own rules (https only). A case is right when the coach is told
what should be told, in one sentence, and nothing but a whole, checked installer is on the disk. Ends
with 1 when one is not. ``--without`` takes a safeguard away: then the show must fail.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from unittest import mock

from tests.support.update_cases import CASES, Case, Outcome, Stage, play
from tests.support.update_server import Maker, UpdateHost


def main() -> int:
    """Play all cases and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.shows.updates")
    parser.add_argument("--without", choices=("signature", "replay", "hash"), default="")
    without = parser.parse_args().without
    wrong = 0
    print(f"{'case':36} {'installer':10} {'told'}")
    for case in CASES:
        outcome = played(case, without)
        fits = outcome.fits(case)
        wrong += not fits
        there = "whole" if outcome.there else "none"
        print(f"{case.name:36} {there:10} {outcome.told}")
        if not fits:
            print(f"    WRONG: {outcome}, but {case.kind or 'no refusal'} was to come")
    print(f"{len(CASES) - wrong} of {len(CASES)} as they should be")
    return 1 if wrong else 0


def played(case: Case, without: str = "") -> Outcome:
    """One case on a stage of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="updates-") as folder,
        UpdateHost() as host,
        safeguards_but(without),
    ):
        return play(case, Stage(host, Maker(), Path(folder)))


def safeguards_but(name: str) -> AbstractContextManager[object]:
    """The program without one of its safeguards."""
    if name == "signature":
        return mock.patch("app.services.updates.service.check_signature")
    if name == "hash":
        return mock.patch("app.services.updates.download.wrong_hash", return_value=False)
    if name == "replay":
        return mock.patch("app.services.updates.service.Updates._believed")
    return nullcontext()


if __name__ == "__main__":
    sys.exit(main())
