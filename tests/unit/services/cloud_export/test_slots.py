"""Who may send a piece to the cloud."""

from __future__ import annotations

from app.services.cloud_export.slots import Slots


def test_no_more_than_allowed_and_the_oldest_export_first() -> None:
    slots = Slots()
    slots.want("young", 2)
    slots.want("old", 1)
    assert not slots.take("young", 2)
    assert slots.take("old", 2)
    slots.content("old")
    assert slots.take("young", 2)
    assert not slots.take("young", 2)
    slots.give_back("old")
    assert slots.take("young", 2)


def test_who_wants_nothing_gets_nothing() -> None:
    assert not Slots().take("job", 5)
