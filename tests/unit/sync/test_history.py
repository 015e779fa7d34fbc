"""Which objects of the history are versions, and which one is meant."""

from __future__ import annotations

import pytest

from app.core.errors import BadInput, NotFound
from app.storage.exchange import SyncCommit
from app.sync.history import Kept, chosen, versions

ONE, TWO, LOSER = (f"{n}1111111-2222-4333-8444-555555555555" for n in "123")


def commit(commit_id: str, version: int, parent: str = "") -> SyncCommit:
    return SyncCommit(commit_id, parent, version, "device", "Trainer", "1.0", version * 10)


def kept(commit_id: str, version: int, size: int = 4096) -> Kept:
    return Kept(f"u/history/{version:010d}-{commit_id}.sqlite", version, commit_id, size, 0)


LINEAGE = (commit(ONE, 1), commit(TWO, 2, ONE))


def test_what_lost_its_race_is_no_version() -> None:
    listed = versions((kept(TWO, 2, 8192), kept(LOSER, 2), kept(ONE, 1)), LINEAGE, ONE)

    assert [(v.version, v.commit_id, v.parent_id, v.here) for v in listed] == [
        (2, TWO, ONE, False),
        (1, ONE, "", True),
    ]
    assert listed[0].size_bytes == 8192
    assert listed[0].device_name == "Trainer"
    assert listed[0].created_us == 20


def test_what_the_library_forgot_is_still_offered() -> None:
    lineage = (commit(LOSER, 3, TWO),)
    listed = versions((kept(LOSER, 3), kept(TWO, 2, 8192), kept(ONE, 1)), lineage, LOSER)

    assert [(v.version, v.commit_id, v.size_bytes) for v in listed] == [
        (3, LOSER, 4096),
        (2, TWO, 8192),
        (1, ONE, 4096),
    ]
    assert versions((kept(TWO, 2),), (), "") == ()


def test_what_the_cloud_forgot_is_not_offered() -> None:
    assert [v.version for v in versions((kept(TWO, 2),), LINEAGE, TWO)] == [2]


def test_a_version_is_chosen_by_number_or_by_itself() -> None:
    listed = versions((kept(TWO, 2), kept(ONE, 1)), LINEAGE, TWO)

    assert chosen(listed, 1).commit_id == ONE
    assert chosen(listed, listed[0]) == listed[0]
    assert chosen(listed, ONE[:4]).commit_id == ONE
    with pytest.raises(NotFound, match="Version 7"):
        chosen(listed, 7)


def test_a_number_that_repeats_chooses_none_of_them() -> None:
    lineage = (*LINEAGE, commit(LOSER, 2, ONE))
    listed = versions((kept(LOSER, 2), kept(TWO, 2), kept(ONE, 1)), lineage, LOSER)

    with pytest.raises(BadInput, match=TWO[:8]):
        chosen(listed, 2)
    assert chosen(listed, TWO).commit_id == TWO
    assert chosen(listed, LOSER[:8]).commit_id == LOSER
    with pytest.raises(NotFound):
        chosen(listed, TWO[:3])
