"""Cases: requests and answers get lost, late, doubled, refused or changed on the way."""

from __future__ import annotations

import itertools
import threading

import pytest

from app.cloud.r2 import R2Config
from app.sync.schedule import Schedule
from tests.integration.sync.laptops import HEAD, Cloud, Laptop, Team, settle
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, Operation, Request, answer

HEADS = "*/database.sqlite"
HISTORY = "*/history/*"


def contiguous(cloud: Cloud) -> bool:
    """Every landed version has its number; only losers of a race share one."""
    numbers = set(cloud.versions())
    return numbers == set(range(1, max(numbers) + 1))


def test_answer_to_head_put_lost(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """Answer to the head PUT lost: offline, then found to be the head; nothing is sent twice."""
    one = laptop("one", faulty)
    kept = one.add()
    proxy.on("put", Fault("reset-after"), pattern=HEADS)

    assert one.sync().state == "offline"
    assert one.sync().state == "synced"
    puts = [line for line in proxy.since() if line.operation == "put" and line.status == 200]
    assert len([line for line in puts if "database" in line.key]) == 0
    assert cloud.versions() == [1]
    two = laptop("two")
    settle(one, two)
    assert two.games() == {kept}
    assert cloud.versions() == [1]


@pytest.mark.parametrize("first", [True, False], ids=["first upload", "later upload"])
def test_put_lands_late_and_after_another_edit(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy, first: bool
) -> None:
    """PUT lands 2 s after the client gave up, and after another edit: no version is lost or doubled."""
    one, two = laptop("one", faulty), laptop("two")
    expected = {one.add()}
    if not first:
        settle(one, two)
    expected.add(one.add())
    proxy.on("put", Fault("late", 0.3), pattern=HEADS)

    assert one.sync().state == "offline"
    expected.add(one.add())
    one.sync()
    proxy.settle()
    expected.add(one.add())
    settle(one, two)
    assert two.games() == expected
    assert contiguous(cloud)


def test_put_lands_while_the_same_bytes_are_sent_again(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """A late PUT lands just before the same bytes go again: the refusal is seen to be our own success."""
    one = laptop("one", faulty)
    one.add()
    one.sync()
    one.add()
    proxy.on("put", Fault("late", 0.2), pattern=HEADS)
    assert one.sync().state == "offline"
    proxy.on("put", Fault("call", act=lambda request: proxy.settle()), pattern=HEADS)

    assert one.sync().state == "synced"
    assert cloud.versions() == [1, 2]


@pytest.mark.parametrize("crash", [False, True], ids=["running on", "restarted"])
def test_lost_answer_and_another_laptop_on_top(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy, crash: bool
) -> None:
    """Lost answer, and another laptop already on top: found in the lineage; merged, no conflict with itself."""
    one, two = laptop("one", faulty), laptop("two")
    kept = one.add()
    settle(one, two)
    one.rename(kept, "Wanderers")
    proxy.on("put", Fault("reset-after"), pattern=HEADS)
    assert one.sync().state == "offline"
    theirs = two.add()
    assert two.sync().state == "synced"
    one.rename(kept, "Rangers")
    if crash:
        one.restart()

    settle(one, two)
    assert two.games() == {kept, theirs}
    assert two.opponent(kept) == "Rangers"
    assert not one.library.conflicts().result()
    assert contiguous(cloud)


def test_lost_race_while_in_doubt(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """The request never arrived and another laptop went ahead: the commit is dropped, its edits land in a new one."""
    one, two = laptop("one", faulty), laptop("two")
    kept = one.add()
    settle(one, two)
    mine = one.add()
    proxy.on("put", Fault("reset-before"), pattern=HEADS)
    assert one.sync().state == "offline"
    theirs = two.add()
    two.sync()

    settle(one, two)
    assert two.games() == {kept, mine, theirs}


def test_head_moves_between_the_look_and_the_put(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """The head moves between the look and the PUT: refused by the store, merged and pushed in the same sync."""
    one, two = laptop("one", faulty), laptop("two")
    kept = one.add()
    settle(one, two)
    mine, theirs = one.add(), two.add()
    proxy.on("put", Fault("call", act=lambda request: two.sync()), pattern=HEADS)

    assert one.sync().state == "synced"
    settle(one, two)
    assert two.games() == {kept, mine, theirs}


def test_busy_for_thirty_seconds(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """429 for 30 s: waits longer and longer as asked, then everything arrives; few requests are made."""
    one = laptop("one", faulty)
    kept = one.add()
    schedule, now, tries = Schedule(lambda: 0.5, 0.0), 0.0, 0
    proxy.on("*", answer(429, retry_after=3), times=None)
    while now < 30.0:
        status = one.sync()
        assert (status.state, status.retry_after_s) == ("offline", 3.0)
        schedule.finished(status, now)
        assert schedule.due() >= now + 3.0
        now, tries = schedule.due(), tries + 1
    proxy.calm()

    assert one.sync().state == "synced"
    assert tries <= 6
    two = laptop("two")
    settle(one, two)
    assert two.games() == {kept}


FAULTS = {
    "500": answer(500),
    "503": answer(503),
    "reset before": Fault("reset-before"),
    "reset midway": Fault("reset-midway"),
    "reset after": Fault("reset-after"),
    "truncated": Fault("truncate"),
    "captive portal": Fault("captive"),
    "no ETag": Fault("no-etag"),
}
CALLS: dict[str, tuple[Operation, str]] = {
    "GET head": ("get", HEADS),
    "HEAD head": ("head", HEADS),
    "PUT history": ("put", HISTORY),
    "PUT head": ("put", HEADS),
    "PUT heartbeat": ("put", "*/devices/*"),
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_on_each_call(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy, call: str, fault: str
) -> None:
    """500, 503, reset, truncation, captive portal, no ETag on each call: never taken for an absence or a success; then all arrives once."""
    one, two = laptop("one", faulty), laptop("two")
    kept = one.add()
    if call == "HEAD head":
        one.sync_and_crash("history-put")
    else:
        settle(two, one)
        expected = two.add()
        two.sync()
    mine = one.add()
    operation, pattern = CALLS[call]
    one.time.now += 90_000  # a heartbeat is due again
    rule = proxy.on(operation, FAULTS[fault], pattern=pattern)

    status = one.sync()
    assert rule.times == 0, "the fault was never met"
    assert status.state in ("offline", "synced"), status
    if status.state == "offline":
        assert status.reason.startswith("Saved on this laptop")
    for _ in range(3):
        if status.state != "synced":
            status = one.sync()
    assert status.state == "synced", status
    settle(one, two)
    assert {kept, mine} <= two.games()
    if call != "HEAD head":
        assert expected in one.games()
    assert contiguous(cloud)


def pulls(laptop: Team, faulty: R2Config) -> tuple[Laptop, Laptop, str]:
    """A laptop that is about to pull a game through the proxy."""
    one, two = laptop("one", faulty), laptop("two")
    one.add()
    settle(one, two)
    return one, two, two.add()


@pytest.mark.parametrize("fault", ["truncate", "flip"])
def test_download_spoiled_on_the_way(
    laptop: Team, faulty: R2Config, proxy: FaultProxy, fault: str
) -> None:
    """Truncated or bit-flipped download: nothing of it is used; the next one is good."""
    one, two, theirs = pulls(laptop, faulty)
    two.sync()
    before = one.rows()
    proxy.on("get", Fault(fault), pattern=HEADS, times=3)  # type: ignore[arg-type]

    for _ in range(3):
        assert one.sync().state == "offline"
        assert one.rows() == before
    assert one.sync().state == "synced"
    assert theirs in one.games()


def test_captive_portal_all_the_time(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """Captive portal answering 200 HTML to everything: offline with its reason, nothing lost or believed."""
    one = laptop("one", faulty)
    kept = one.add()
    proxy.on("*", Fault("captive"), times=None)
    for _ in range(3):
        assert one.sync().state == "offline"
    assert one.games() == {kept}
    proxy.calm()

    assert one.sync().state == "synced"
    assert HEAD in cloud.objects()


def test_proxy_that_strips_etags(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """Proxy that strips ETags: refuses to push, says why; the head stays what it was."""
    one, two = laptop("one", faulty), laptop("two")
    one.add()
    settle(one, two)
    two.add()
    two.sync()
    before = cloud.head()
    one.add()
    proxy.on("*", Fault("no-etag"), times=None)

    for _ in range(3):
        status = one.sync()
        assert status.state == "offline"
        assert "ETag" in status.reason
    assert cloud.head() == before
    assert not [line for line in proxy.since() if line.operation == "put" and line.fault]


def test_every_request_twice(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """Every request arrives twice: the second answer to our own PUT is not taken for somebody else's."""
    one, two = laptop("one", faulty), laptop("two")
    proxy.on("*", Fault("duplicate"), times=None)
    expected = set()
    for _ in range(3):
        expected.add(one.add())
        assert one.sync().state == "synced"
    settle(one, two)
    assert two.games() == expected
    assert cloud.versions() == [1, 2, 3]


def test_idle_is_one_request_and_an_edit_at_most_four(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """Idle sync: exactly one request, a 304. One edit: at most four, also the first of a run."""
    one = laptop("one", faulty)
    one.add()
    mark = proxy.mark()
    assert one.sync().state == "synced"
    assert len(proxy.since(mark)) <= 4
    for _ in range(3):
        mark = proxy.mark()
        assert one.sync().state == "synced"
        assert [(line.operation, line.status) for line in proxy.since(mark)] == [("get", 304)]
        one.add()
        mark = proxy.mark()
        assert one.sync().state == "synced"
        assert len(proxy.since(mark)) <= 4
        one.restart()
        mark = proxy.mark()
        assert one.sync().state == "synced"
        assert [(line.operation, line.status) for line in proxy.since(mark)] == [("get", 304)]


def test_two_seconds_between_head_puts(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """Pace of head PUTs: 2 s apart at least, whoever asks for the sync."""
    one = laptop("one", faulty)
    moments: list[float] = []

    def note(request: Request) -> None:
        moments.append(one.time.now)

    proxy.on("put", Fault("call", act=note), pattern=HEADS, times=None)
    for _ in range(4):
        one.add()
        one.sync()
    gaps = [b - a for a, b in itertools.pairwise(moments)]
    assert len(gaps) == 3
    assert all(gap >= 2.0 for gap in gaps)


def test_racing_first_uploads(cloud: Cloud, laptop: Team) -> None:
    """Racing first uploads: one wins, the others merge; every row is there in the end."""
    team = [laptop(f"laptop-{n}") for n in range(4)]
    expected = {one.add() for one in team}

    threads = [threading.Thread(target=one.sync) for one in team]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)

    settle(*team)
    assert team[0].games() == expected
    assert contiguous(cloud)
