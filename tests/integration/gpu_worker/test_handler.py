"""The handler with the real engine and a real store: what it makes, and each way of refusing."""

from __future__ import annotations

import asyncio
import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from app.render.ffmpeg_program import FFMPEG_VARIABLE, ffmpeg_path
from app.render.job import RenderRequest, render
from gpu_worker import work
from gpu_worker.handler import Handler
from gpu_worker.job import JobLimits, result_from_value
from gpu_worker.settings import Settings
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.sdk_worker import LOOPBACK
from tests.support.worker_orders import Order, Orders

pytestmark = pytest.mark.integration


class Bench:
    """Handlers of this test, and what they told of their progress."""

    def __init__(self, folder: Path) -> None:
        self.settings = Settings((LOOPBACK,), folder / "work", worker="here")
        self.progress: list[dict[str, Any]] = []

    async def hear(self, job: Mapping[str, Any], progress: dict[str, Any]) -> None:
        self.progress.append(progress)

    def do(self, *orders: Order | object) -> dict[str, Any]:
        """The answer to the last of them, all done by one worker one after the other."""

        async def run() -> dict[str, Any]:
            handler, found = Handler(self.settings, self.hear), {}
            for order in orders:
                value = order.value if isinstance(order, Order) else order
                found = await handler({"id": "j1-u1", "input": value})
            return found

        answer = asyncio.run(asyncio.wait_for(run(), 120))
        left = [path.name for path in self.settings.work_dir.glob("reel-ballers-job-*")]
        assert not left
        return answer

    def fails(self, *orders: Order | object) -> str:
        answer = self.do(*orders)
        assert set(answer) == {"error"}
        said: str = answer["error"]
        assert "127.0.0.1" not in said and "Signature" not in said
        return said


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_the_film_is_the_one_that_this_computer_makes(
    bench: Bench, orders: Orders, tmp_path: Path
) -> None:
    order = orders.one()
    answer = bench.do(order)
    marker = orders.check(order)
    assert result_from_value(answer) == marker
    request = RenderRequest(
        order.job.edit,
        {order.piece.source: order.chunk.path},
        tmp_path / "here.mp4",
        "draft",
        "x264",
        audio=False,
        chapters=False,
        span=order.piece.span,
        chunks={order.piece.source: order.chunk.times},
    )
    assert render(request).out.read_bytes() == orders.film(order)
    assert bench.progress[-1]["percent"] == 100
    assert {"fetch", "render", "send"} <= set(marker.timings_ms)
    assert (marker.encoder, marker.worker, marker.reused) == ("x264", "here", False)
    assert "no graphics card" in marker.note


def test_what_was_done_before_is_answered_at_once(
    bench: Bench, orders: Orders, proxy: FaultProxy
) -> None:
    order = orders.one()
    first = bench.do(order)
    mark = proxy.mark()
    again = bench.do(order)
    assert again == first | {"reused": True}
    assert {line.operation for line in proxy.since(mark)} == {"get"}
    assert not any(line.key.endswith(f"{order.chunk.sha256}.mp4") for line in proxy.since(mark))


def test_what_is_not_whole_any_more_is_done_again(bench: Bench, orders: Orders) -> None:
    order, bucket = orders.one(), orders.bucket
    bucket.put(order.marker_key, b'{"v":1,"job":')
    assert bench.do(order)["reused"] is False
    film = orders.film(order)
    assert film is not None

    for lose in (
        lambda: bucket.delete(order.output_key),
        lambda: bucket.delete(order.marker_key),
        lambda: bucket.put(order.output_key, film[::-1]),
    ):
        lose()
        assert bench.do(order)["reused"] is False
        orders.check(order)
    other = order.with_job(encoder="x264")
    assert bench.do(other)["reused"] is False
    orders.check(other)


def test_another_plan_is_refused_in_words(bench: Bench, orders: Orders) -> None:
    order = orders.one(plan_hash="0" * 64)
    said = bench.fails(order)
    assert said.startswith("E_PLAN: ") and "worker image is older than the app" in said
    assert orders.film(order) is None and orders.marker(order) is None


def test_elsewhere_is_refused_before_anything_is_asked(
    bench: Bench, orders: Orders, proxy: FaultProxy
) -> None:
    order = orders.one()
    elsewhere = order.job.marker_url.replace("127.0.0.1", "metadata.internal")
    mark = proxy.mark()
    assert bench.fails(order.with_job(marker_url=elsewhere)).startswith("E_HOST: ")
    assert not proxy.since(mark)


def test_limits_of_the_job_and_of_the_worker(bench: Bench, orders: Orders) -> None:
    order = orders.one()
    small = order.with_job(limits=JobLimits(60, output_bytes=1_000))
    assert bench.fails(small).startswith("E_LIMIT: The film has")
    assert orders.film(order) is None and orders.marker(order) is None
    bench.settings = replace(bench.settings, max_bytes=1_000)
    assert bench.fails(order).startswith("E_LIMIT: The footage has")


def test_a_disk_without_room_is_said_before_the_download(
    bench: Bench, orders: Orders, proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = orders.one()
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Usage())
    mark = proxy.mark()
    assert bench.fails(order).startswith("E_DISK: ")
    assert not any(order.chunk.sha256 in line.key for line in proxy.since(mark))


class _Usage:
    free = 1_000_000


def test_too_long_is_over_and_nothing_is_left(bench: Bench, orders: Orders) -> None:
    order = orders.long(seconds=1)
    said = bench.fails(order)
    assert said == "E_TIME: The piece was not finished within the 1 seconds it may take."
    assert orders.film(order) is None


def test_footage_that_is_no_video(bench: Bench, orders: Orders) -> None:
    import hashlib

    order, junk = orders.one(), b"not a video" * 1000
    source = order.job.sources[0]
    key = f"{orders.bucket.config.user_id}/raw_clips/{source.sha256}.mp4"
    orders.bucket.put(key, junk)
    assert bench.fails(order).startswith("E_SOURCE: ")
    source = replace(source, bytes=len(junk), sha256=hashlib.sha256(junk).hexdigest())
    assert bench.fails(order.with_job(sources=(source,))).startswith("E_MEDIA: ")


def test_the_marker_comes_last_or_not_at_all(
    bench: Bench, orders: Orders, proxy: FaultProxy
) -> None:
    order = orders.one()
    proxy.on("put", Fault("status", status=403), pattern="*/video.mp4")
    assert bench.fails(order).startswith("E_EXPIRED: ")
    assert orders.marker(order) is None
    mark = proxy.mark()
    bench.do(order)
    puts = [line.key for line in proxy.since(mark) if line.operation == "put"]
    assert puts == [order.output_key, order.marker_key]


def test_a_twin_that_was_faster_is_the_answer(
    bench: Bench, orders: Orders, proxy: FaultProxy, tmp_path: Path
) -> None:
    """While this worker renders, another one has delivered the same order."""
    order = orders.one()
    twin = Bench(tmp_path / "twin")
    bench.do(order)
    film, marker = orders.film(order), orders.bucket.get(order.marker_key, max_bytes=10_000)
    assert film is not None and marker is not None
    orders.bucket.delete(order.marker_key)

    def deliver(_: object) -> None:
        orders.bucket.put(order.marker_key, marker.body)  # type: ignore[union-attr]

    mark = proxy.mark()
    proxy.on("get", Fault("call-after", act=deliver), pattern="*/raw_clips/*")
    assert twin.do(order)["reused"] is True
    assert not any(line.key == order.output_key for line in proxy.since(mark) if line.sent)


def test_a_probe_says_who_is_there(bench: Bench) -> None:
    answer = bench.do({"v": 1, "probe": True})
    assert answer["encoder"] == "x264" and answer["note"]
    assert answer["app"].count(".") == 2
    assert bench.fails({"v": 1, "probe": True, "edit": {}}).startswith("E_JOB: ")


def test_without_any_ffmpeg_the_worker_answers_all_the_same(
    bench: Bench, orders: Orders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FFMPEG_VARIABLE, "/nowhere/ffmpeg")
    assert bench.do({"v": 1, "probe": True})["encoder"] == "x264"
    assert bench.fails(orders.one()).startswith("E_RENDER: /nowhere/ffmpeg")


def test_nonsense_is_refused(bench: Bench) -> None:
    nonsense: list[object] = [None, [], {}, {"v": 1}, "x"]
    for wrong in nonsense:
        assert bench.fails(wrong).startswith("E_JOB: ")
    assert bench.fails({"v": 9}).startswith("E_VERSION: ")


FAKE = """#!{python}
import os, sys
words = ["libx264" if word == "h264_nvenc" else word for word in sys.argv[1:]]
drop = {{"-rc", "-cq", "-tune", "-b:v", "-spatial-aq", "-preset"}} if words != sys.argv[1:] else set()
kept, skip = [], False
for word in words:
    if skip or word in drop:
        skip = not skip
        continue
    kept.append(word)
broken = os.environ.get("FAKE_NVENC") == "breaks" and "256x256" not in " ".join(words)
if words != sys.argv[1:] and broken:
    sys.stdin.buffer.read(3_000_000)
    print("[h264_nvenc] OpenEncodeSessionEx failed: out of memory (10)", file=sys.stderr)
    sys.exit(1)
os.execv({real!r}, [{real!r}, *kept])
"""


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An ffmpeg whose NVENC works (the processor does it), and NVIDIA's program beside it."""
    tools = tmp_path / "tools"
    tools.mkdir()
    fake = FAKE.format(python=sys.executable, real=str(ffmpeg_path()))
    smi = "#!/bin/sh\necho 'NVIDIA L4, 550.54.15'\n"
    for name, text in (("ffmpeg", fake), ("nvidia-smi", smi)):
        (tools / name).write_text(text)
        (tools / name).chmod(stat.S_IRWXU)
    monkeypatch.setenv(FFMPEG_VARIABLE, str(tools / "ffmpeg"))
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return monkeypatch


def test_a_card_that_encodes_is_used_and_named(
    card: pytest.MonkeyPatch, bench: Bench, orders: Orders
) -> None:
    order = orders.one()
    marker = result_from_value(bench.do(order))
    assert (marker.encoder, marker.gpu, marker.driver) == ("nvenc", "NVIDIA L4", "550.54.15")
    assert marker.note == ""
    orders.check(order)


def test_a_card_that_fails_in_the_middle_gives_way_to_the_processor(
    card: pytest.MonkeyPatch, bench: Bench, orders: Orders
) -> None:
    card.setenv("FAKE_NVENC", "breaks")
    marker = result_from_value(bench.do(orders.one()))
    assert (marker.encoder, marker.gpu) == ("x264", "NVIDIA L4")
    assert "NVIDIA NVENC failed" in marker.note and "x264 was used instead" in marker.note


def test_a_marker_that_is_nested_without_end_is_no_result(bench: Bench, orders: Orders) -> None:
    order = orders.one()
    orders.bucket.put(order.marker_key, b"[" * 60_000)
    bench.do(order)
    orders.check(order)


def test_a_worker_that_could_not_get_ready_tries_again_with_the_next_job(
    bench: Bench, orders: Orders
) -> None:
    async def twice() -> list[dict[str, Any]]:
        handler = Handler(bench.settings, bench.hear)
        probe = {"id": "j", "input": {"v": 1, "probe": True}}
        with mock.patch.object(work, "sweep", side_effect=[PermissionError("not yours"), None]):
            return [await handler(probe), await handler(probe)]

    first, second = asyncio.run(twice())
    assert "E_BUG" in first["error"]
    assert second["probe"] is True
