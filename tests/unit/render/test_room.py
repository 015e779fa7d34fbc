"""Room on the disks: with a margin, together for folders on one disk, less as the film grows."""

from __future__ import annotations

from pathlib import Path

from app.render.room import LEAST, MARGIN, Room, room_missing


def test_an_estimate_needs_half_as_much_again(tmp_path: Path) -> None:
    room = Room(tmp_path, 100_000_000)
    assert room_missing([room], free_in=lambda _: int(100_000_000 * MARGIN)) == ""
    said = room_missing([room], free_in=lambda _: 149_000_000)
    assert said == (
        f"{tmp_path} has only 149 MB free and about 150 MB are needed; free some space or choose "
        "another folder."
    )


def test_folders_on_one_disk_share_its_room(tmp_path: Path) -> None:
    rooms = [Room(tmp_path, 60_000_000), Room(tmp_path / "cache" / "not yet", 40_000_000)]
    assert "150 MB are needed" in room_missing(rooms, free_in=lambda _: 149_000_000)
    assert room_missing(rooms[:1], free_in=lambda _: 149_000_000) == ""


def test_what_is_written_is_not_needed_again(tmp_path: Path) -> None:
    rooms = [Room(tmp_path, 100_000_000)]
    assert room_missing(rooms, 0.5, lambda _: 76_000_000) == ""
    assert "about 75 MB are still needed" in room_missing(rooms, 0.5, lambda _: 74_000_000)
    assert room_missing(rooms, 1.0, lambda _: 2_000_000) == ""
    assert room_missing(rooms, 1.0, lambda _: 900_000) != "", "as good as full"


def test_a_small_film_wants_some_room_and_an_unused_folder_none(tmp_path: Path) -> None:
    assert room_missing([Room(tmp_path, 1)], free_in=lambda _: LEAST - 1) != ""
    assert room_missing([Room(tmp_path, 0)], free_in=lambda _: 0) == ""


def test_what_a_cache_would_give_up_counts_as_free(tmp_path: Path) -> None:
    rooms = [Room(tmp_path, 100_000_000, lambda: 90_000_000)]
    assert room_missing(rooms, free_in=lambda _: 60_000_000) == ""
    assert "149 MB free" in room_missing(rooms, free_in=lambda _: 59_000_000)


def test_a_disk_that_says_nothing_is_believed(tmp_path: Path) -> None:
    def silent(_folder: Path) -> int:
        raise OSError(5, "Input/output error")

    assert room_missing([Room(tmp_path, 10**12)], free_in=silent) == ""
