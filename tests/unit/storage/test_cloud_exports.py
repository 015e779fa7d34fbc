from __future__ import annotations

from dataclasses import replace

from app.core.cloud_export import Charge, CloudChunk, CloudExport, CloudPiece
from app.storage import Library
from tests.support.libraries import do, query, see

EXPORT = CloudExport("job-1", "ep123", "https://x|reels|coach")
PIECE = CloudPiece("job-1", 0)


def test_pieces_come_back_in_order_as_they_were(library: Library) -> None:
    pieces = [replace(PIECE, number=n, state="waiting", runpod_id=f"r{n}") for n in (10, 2, 0)]
    do(library, lambda store: store.put_cloud_export(EXPORT))
    do(library, lambda store: store.put_cloud_pieces(pieces))
    assert see(library, lambda store: store.cloud_pieces("job-1")) == pieces[::-1]
    later = replace(pieces[0], state="ready", encoder="nvenc", sha256="ab", bytes=7, tries=2)
    do(library, lambda store: store.put_cloud_pieces([later]))
    assert see(library, lambda store: store.cloud_pieces("job-1")) == [*pieces[:0:-1], later]
    assert see(library, lambda store: store.cloud_exports()) == [EXPORT]
    do(library, lambda store: store.delete_cloud_export("job-1"))
    assert see(library, lambda store: store.cloud_export("job-1")) is None
    assert see(library, lambda store: store.cloud_pieces("job-1")) == []


def test_what_a_newer_app_wrote_of_a_piece_begins_anew(library: Library) -> None:
    do(library, lambda store: store.put_cloud_pieces([PIECE]))
    library.close()
    query(library.folders.database, "UPDATE cloud_piece SET state = 'beaming'")
    with Library.open(library.folders.root.parents[1]) as again:
        assert see(again, lambda store: store.cloud_pieces("job-1")) == [PIECE]


def test_cut_footage_is_known_by_its_name(library: Library) -> None:
    chunk = CloudChunk("game.mp4|9|1-5", "a" * 64, 1234, "{}", copied=False)
    assert see(library, lambda store: store.cloud_chunk(chunk.name)) is None
    do(library, lambda store: store.put_cloud_chunk(chunk))
    assert see(library, lambda store: store.cloud_chunk(chunk.name)) == chunk


def test_a_job_is_charged_once(library: Library) -> None:
    one = Charge("r1", "job-1", 1_000, 5_000, 950)
    other = Charge("r2", "job-2", 2_000, 1_000, 190)
    for charge in (one, replace(one, micro_usd=951), other):
        do(library, lambda store, charge=charge: store.put_charge(charge))  # type: ignore[misc]
    assert [c.micro_usd for c in see(library, lambda store: store.charges())] == [951, 190]
    assert see(library, lambda store: store.charges(1_500)) == [other]
    assert see(library, lambda store: store.charges(0, "job-2")) == [other]


def test_none_of_it_is_undone_or_leaves_this_laptop(library: Library) -> None:
    changes = do(library, lambda store: store.put_cloud_export(EXPORT))
    assert not changes.touched
    assert not changes.undoable
