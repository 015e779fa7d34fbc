"""Progress arrives in order, not too often, and the last word comes before the result."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from gpu_worker.progress import Reporter


def run(coroutine: Any) -> Any:
    return asyncio.run(asyncio.wait_for(coroutine, 20))


def test_updates_are_in_order_and_the_last_one_arrives_before_the_end() -> None:
    heard: list[dict[str, Any]] = []

    async def slowly(value: dict[str, Any]) -> None:
        await asyncio.sleep(0.02)  # any update may be slow; none may overtake
        heard.append(value)

    async def job() -> None:
        async with Reporter(slowly, interval_s=0.01) as reporter:
            for n in range(100):
                reporter.at("render", n / 100, 30.0)
                await asyncio.sleep(0.002)
            reporter.at("done", 1.0)

    run(job())
    assert [value["seq"] for value in heard] == list(range(1, len(heard) + 1))
    percents = [value["percent"] for value in heard]
    assert percents == sorted(percents)
    assert heard[-1] == {"seq": len(heard), "percent": 100, "stage": "done", "fps": 0.0}
    assert len(heard) < 40


def test_not_more_often_than_the_interval() -> None:
    heard: list[dict[str, Any]] = []

    async def take(value: dict[str, Any]) -> None:
        heard.append(value)

    async def job() -> None:
        async with Reporter(take, interval_s=60.0) as reporter:
            for n in range(50):
                reporter.at("fetch", n / 50)
                await asyncio.sleep(0)

    run(job())
    assert len(heard) == 2  # the first at once, the last at the end


def test_percent_never_falls() -> None:
    heard: list[int] = []

    async def take(value: dict[str, Any]) -> None:
        heard.append(value["percent"])

    async def job() -> None:
        async with Reporter(take, interval_s=0.0) as reporter:
            for share in (0.9, 0.2, 3.0, -1.0):
                reporter.at("render", share)
                await asyncio.sleep(0.01)

    run(job())
    assert heard == sorted(heard)


def test_a_service_that_does_not_answer_does_not_hold_the_job() -> None:
    tries = 0

    async def never(value: dict[str, Any]) -> None:
        nonlocal tries
        tries += 1
        await asyncio.sleep(3600)

    async def job() -> None:
        async with Reporter(never, interval_s=0.0, send_s=0.05) as reporter:
            for n in range(20):
                reporter.at("render", n / 20)
                await asyncio.sleep(0.01)

    run(job())
    assert tries == 1  # a late one could land after the result: none follows


def test_a_cancelled_job_does_not_wait_for_progress() -> None:
    async def never(value: dict[str, Any]) -> None:
        await asyncio.sleep(3600)

    async def job() -> None:
        async with Reporter(never, send_s=3600.0) as reporter:
            reporter.at("render", 0.5)
            await asyncio.sleep(0.01)
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        run(job())


def test_an_error_of_the_job_is_not_hidden() -> None:
    async def take(value: dict[str, Any]) -> None:
        """Heard."""

    async def job() -> None:
        async with Reporter(take) as reporter:
            reporter.at("render", 0.5)
            raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        run(job())


def test_a_service_that_does_not_take_progress_costs_the_job_nothing() -> None:
    asked: list[dict[str, Any]] = []

    async def broken(value: dict[str, Any]) -> None:
        asked.append(value)
        raise OSError("no way there")

    async def job() -> str:
        async with Reporter(broken, interval_s=0.01) as reporter:
            for n in range(20):
                reporter.at("render", n / 20)
                await asyncio.sleep(0.005)
        return "done"

    assert run(job()) == "done"
    assert len(asked) == 1
