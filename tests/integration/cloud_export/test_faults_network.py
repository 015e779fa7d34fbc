"""The line is cut in the middle of an export: for a moment, or for good; all of it, or one half."""

from __future__ import annotations

import threading

import pytest

from app.core.cloud_export import PieceState
from tests.support.control_plane_faults import CallFault
from tests.support.fault_world import WAIT_S, World, some
from tests.support.faults import Fault, answer

pytestmark = pytest.mark.integration

HERE = "was rendered on this computer"
STATES: tuple[PieceState, ...] = (
    "preparing",
    "uploading",
    "submitting",
    "waiting",
    "rendering",
    "downloading",
)
"""Those in which something is asked of the network."""


@pytest.mark.parametrize("state", some(STATES, 3))
def test_the_network_is_gone_for_a_moment(world: World, state: PieceState) -> None:
    world.open().hire(seconds=0.5)
    world.choose(patience_s=20)
    if state == "preparing":
        world.export("before it", cloud=True, tell=False)  # so that there is something to ask for
    jobs = len(world.plane.service.jobs)
    with world.at(state, world.cut) as cut:
        job = world.start()
        assert cut.wait(WAIT_S)
    threading.Timer(0.6, world.mend).start()
    world.end(job, f"no network while {state}, for 0.6 s", cloud=True)
    assert len(world.plane.service.jobs) <= jobs + 2


@pytest.mark.parametrize("state", some(STATES[::-1], 3))
def test_the_network_does_not_come_back(world: World, state: PieceState) -> None:
    world.open().hire(seconds=0.5)
    if state == "preparing":
        world.export("before it", cloud=True, tell=False)
    with world.at(state, world.cut):
        job = world.start()
        world.end(job, f"no network from {state} on", saw=HERE, cloud=False)


@pytest.mark.parametrize("state", some(["verifying", "ready"]))
def test_no_network_is_needed_any_more(world: World, state: PieceState) -> None:
    world.open().hire()
    with world.at(state, world.cut):
        world.export(f"no network from {state} on", cloud=True, tidy=False)
    world.mend()


def test_no_network_from_the_start(world: World) -> None:
    world.open()
    world.cut()
    world.export("no network from the start", saw=HERE, cloud=False, jobs=0)


@pytest.mark.parametrize("state", some(["uploading", "downloading"]))
def test_the_store_is_down_while_the_service_is_up(world: World, state: PieceState) -> None:
    def down() -> None:
        world.broken()
        world.proxy.on("*", answer(503), times=None)

    world.open().hire(seconds=0.3)
    with world.at(state, down):
        saw = rf"asks to wait \(503, \w+( at)? your cloud storage\)\. .*{HERE}"
        world.export(f"store down from {state} on, RunPod up", saw=saw, cloud=False)


@pytest.mark.parametrize("state", some(["uploading", "rendering"]))
def test_the_service_is_down_while_the_store_is_up(world: World, state: PieceState) -> None:
    def down() -> None:
        world.broken()
        world.plane.on("*", CallFault("status", 503), times=None)

    world.open().hire(seconds=0.5)
    with world.at(state, down):
        world.export(f"RunPod down from {state} on, store up", saw=HERE, cloud=False)


def test_the_key_of_the_store_is_withdrawn(world: World) -> None:
    def refuse() -> None:
        world.broken()
        world.proxy.on("*", answer(403), times=None)

    world.open().hire()
    with world.at("uploading", refuse):
        world.export("the store's key is withdrawn while uploading", saw=HERE, cloud=False)


def test_a_line_that_breaks_again_and_again(world: World) -> None:
    world.proxy.on("put", Fault("reset-midway"), pattern="*/raw_clips/*", times=2)
    world.proxy.on("put", Fault("reset-after"), pattern="*/video.mp4")
    world.proxy.on("get", Fault("reset-midway"), pattern="*/video.mp4")
    world.proxy.on("put", Fault("reset-before"), pattern="*/result.json")
    world.open().hire()
    world.choose(patience_s=20)
    world.export("transfers cut in the middle, each way", cloud=True, jobs=1)
