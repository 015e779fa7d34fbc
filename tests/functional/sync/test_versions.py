"""Two values of one thing, earlier versions, a library that comes back from the cloud, its size."""

from __future__ import annotations

import pytest

from app.cloud.r2 import R2Config
from app.core.errors import NotFound
from tests.support.libraries import edit
from tests.support.sync_laptop import WAIT_S, Laptop, signed_in

pytestmark = pytest.mark.integration


def test_two_values_of_one_thing_are_compared_and_the_choice_can_be_undone(
    one: Laptop, two: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1", name="Goal")
    signed_in(one, r2_config, bring=True)
    one.sync()
    signed_in(two, r2_config)
    two.sync()
    one.write("clip-1", name="From one")
    two.write("clip-1", name="From two")
    one.sync()
    status = two.sync()
    assert (status.state, status.count) == ("conflicts", 1)
    (conflict,) = two.app.sync.conflicts().result(WAIT_S)
    assert (conflict.kind, conflict.owner_id) == ("clip", "clip-1")
    assert ("From two" in conflict.kept, "From one" in conflict.other) == (True, True)
    two.app.sync.resolve(conflict.id, True).result(WAIT_S)
    assert two.clips()["clip-1"] == "From one"
    assert two.app.sync.conflicts().result(WAIT_S) == ()
    two.app.history.undo().result(WAIT_S)
    assert two.clips()["clip-1"] == "From two"
    two.app.history.redo().result(WAIT_S)
    assert two.sync().state == "synced"
    one.sync()
    assert one.clips()["clip-1"] == "From one"
    assert one.app.sync.conflicts().result(WAIT_S) == ()


def test_an_old_version_is_looked_at_brought_back_and_that_is_undone(
    one: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1", name="Goal")
    signed_in(one, r2_config, bring=True)
    one.sync()
    one.app._operations.write("", lambda store: store.delete_clip("clip-1")).result(WAIT_S)
    one.app._operations.write("", lambda store: store.put_edit(edit())).result(WAIT_S)
    one.sync()
    newest, oldest = one.app.sync.history().result(WAIT_S)
    assert (newest.version, newest.here, oldest.version) == (2, True, 1)
    look = one.app.sync.preview(1).result(WAIT_S)
    assert look.counts.words == "1 game, 1 clip and 0 reels"
    assert look.differences == (
        "“United – Rovers”: 1 clip comes back.",
        "The reel “Goal 2-1” was made later and goes.",
    )
    assert one.clips() == {}
    assert one.app.sync.restore(1).result(WAIT_S).version == 3
    assert one.clips() == {"clip-1": "Goal"}
    assert one.app.sync.preview(1).result(WAIT_S).differences == ()
    one.app.sync.restore(2).result(WAIT_S)
    assert one.clips() == {}
    with pytest.raises(NotFound):
        one.app.sync.preview(99).result(WAIT_S)


def test_a_library_without_a_good_copy_comes_back_from_the_cloud(
    one: Laptop, r2_config: R2Config
) -> None:
    one.write("clip-1")
    signed_in(one, r2_config, bring=True)
    one.sync()
    one.app.close()
    folder = one.home / "user_data" / r2_config.user_id
    for copy in (*(folder / "backups").iterdir(), *(folder / "sync").glob("base-*")):
        copy.unlink()
    (folder / "database.sqlite").write_bytes(b"not a library at all" * 500)
    one.again()
    assert "version 1 in the cloud" in one.app.recovered
    assert one.clips().keys() == {"clip-1"}
    assert one.sync().state == "synced"


def test_size_and_clean_up_answer(one: Laptop) -> None:
    one.write("clip-1")
    size = one.app.sync.size().result(WAIT_S)
    assert size.total_bytes > 0
    assert size.tables
    assert one.app.sync.clean_up().result(WAIT_S).total_bytes > 0
