"""The order of a piece is what the worker and its schema take, and says no more than it must."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from app.core.cloud_export import CloudChunk
from app.core.document import edit_to_json
from app.core.export import ExportJob, frozen_settings
from app.media.chunk import cut_chunk
from app.render.job import RenderRequest, render
from app.services.cloud_export.orders import (
    NO_LINKS,
    Links,
    Orders,
    chunk_bytes_guess,
    chunk_row,
    encoder_of,
    job_for,
    plan_orders,
    times_of_chunk,
)
from app.services.lookup import with_paths
from app.services.media_cache import MediaCache
from gpu_worker.job import job_from_value, job_to_value
from tests.support.golden import golden, golden_footage, golden_names

SCHEMA = Path(__file__).resolve().parents[4] / "resources" / "job.schema.json"
LINKS = Links(*[f"https://x.r2.cloudflarestorage.com/{n}?X-Amz-Signature=abc" for n in range(5)])


@pytest.fixture
def media(tmp_path: Path) -> Iterator[MediaCache]:
    cache = MediaCache(tmp_path / "tables")
    yield cache
    cache.close()


def planned(name: str, media: MediaCache) -> Orders:
    case = golden(name)
    paths = golden_footage(case)
    sources = tuple((i, replace(s, path=str(paths[i]))) for i, s in case.edit.sources)
    edit = with_paths(replace(case.edit, sources=sources), {})
    job = ExportJob("export-1", "overlay", "reel", "Goal", edit_to_json(edit), "out.mp4", 1)
    return plan_orders(job, edit, media)


@pytest.mark.parametrize("name", golden_names()[::3])
def test_every_order_is_what_the_worker_reads_and_hides_where_files_are(
    name: str, media: MediaCache, tmp_path: Path
) -> None:
    orders = planned(name, media)
    assert orders.frames == sum(order.piece.count for order in orders.orders)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for order in orders.orders:
        if order.piece.here:
            continue  # a card or a transition is never sent
        chunk = chunk_row(
            order.chunk_name(),
            cut_chunk(order.path, order.index, order.piece.pictures, tmp_path / "chunks"),
        )
        wanted = job_for(orders.job, order, chunk, LINKS)
        value = job_to_value(wanted)
        jsonschema.validate(value, schema)
        assert job_from_value(json.loads(json.dumps(value))).order == wanted.order
        assert str(order.path.parent) not in json.dumps(value)
        assert job_for(orders.job, order, chunk, NO_LINKS).order == wanted.order
        assert chunk.bytes <= order.path.stat().st_size
        assert 0 < chunk_bytes_guess(order) <= order.path.stat().st_size


def test_a_piece_renders_from_its_order_alone(media: MediaCache, tmp_path: Path) -> None:
    orders = planned(golden_names()[0], media)
    order = orders.orders[-1]
    chunk = cut_chunk(order.path, order.index, order.piece.pictures, tmp_path / "chunks")
    row = chunk_row(order.chunk_name(), chunk)
    job = job_for(orders.job, order, row, LINKS)
    done = render(
        RenderRequest(
            job.edit,
            {order.piece.source: chunk.path},
            tmp_path / "piece.mp4",
            "draft",
            "x264",
            audio=False,
            span=job.span,
            chunks={order.piece.source: times_of_chunk(row)},
            plan_hash=job.plan_hash,
        )
    )
    assert (done.frames, done.plan_hash) == (order.piece.count, order.plan_hash)


def test_footage_that_changed_has_another_name(media: MediaCache, tmp_path: Path) -> None:
    order = planned(golden_names()[0], media).orders[0]
    copy = tmp_path / "game.mp4"
    copy.write_bytes(order.path.read_bytes())
    moved = replace(order, paths={order.piece.source: copy})
    before = moved.chunk_name()
    copy.write_bytes(copy.read_bytes() + b"\0")
    assert moved.chunk_name() != before


@pytest.mark.parametrize(
    ("asked", "sent"),
    [("auto", "auto"), ("x264", "x264"), ("nvenc", "nvenc"), ("videotoolbox", "auto")],
)
def test_an_encoder_of_this_computer_means_nothing_there(asked: str, sent: str) -> None:
    settings = frozen_settings({"encoder": asked})
    job = ExportJob("e", "overlay", "r", "Goal", "{}", "out.mp4", 1, settings=settings)
    assert encoder_of(job) == sent


def test_names_of_films_say_the_encoder_and_nothing_odd(media: MediaCache) -> None:
    order = planned(golden_names()[0], media).orders[0]
    film = Path(order.film_name("nvenc"))
    assert film.match(order.film_glob())
    assert order.encoder_in(film) == "nvenc"
    assert "/" not in order.film_name("../../x")


def test_a_chunk_is_remembered_with_its_times() -> None:
    times = {
        "end_pts": 9,
        "first_pts": 3,
        "has_audio": True,
        "time_base": "1/90000",
        "zero_pts": -5,
    }
    chunk = CloudChunk("name", "a" * 64, 5, json.dumps(times))
    assert times_of_chunk(chunk).zero_pts == -5
