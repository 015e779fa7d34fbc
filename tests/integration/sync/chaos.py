"""Three laptops of a coach in a bad year: edits, syncs, crashes, wrong clocks, a bad network.

Everything is drawn from one seed and runs on one thread; laptops meet in the middle of each
other's syncs by way of the engine's points. In the end the network is good again, all sync, and
the ledger says whether an acknowledged edit is missing on a laptop that only knows the cloud.
"""

from __future__ import annotations

import itertools
import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core.clip import MarkedClip
from app.core.edit import CropKey
from app.core.sync import SyncStatus
from app.storage.exchange import commits_in
from app.storage.versions import KEEP_COMMITS
from tests.integration.sync.chaos_plan import Machine, Plan, Report
from tests.integration.sync.laptops import Crash
from tests.integration.sync.ledger import Ledger, Token
from tests.support import libraries
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Chance
from tests.support.ministack import Ministack

MINUTE_US = 60_000_000
CLOCKS = (-83 * MINUTE_US, 0, 83 * MINUTE_US)
GREEN = ("synced", "conflicts", "size")
GAMES = 4
# Where a safeguard stands between two laptops, or between the coach and a merge: more happens there.
TIGHT = ("before-head-put", "before-apply")
HOT = 12  # rows that all laptops keep writing to


class Chaos:
    """One run of a plan: ``run()`` gives the report."""

    def __init__(self, plan: Plan, server: Ministack, folder: Path) -> None:
        self.plan = plan
        self.server = server
        self.folder = folder
        self.random = random.Random(plan.seed)
        self.ledger = Ledger()
        self.numbers = itertools.count(1)
        self.syncs: Counter[str] = Counter()
        self.crashes: Counter[str] = Counter()
        self.replaced = 0
        self.calm = False
        self.depth = 0

    def run(self) -> Report:
        """The whole year."""
        config = self.server.config()
        with FaultProxy(self.server.port) as proxy:
            self.proxy, self.config = proxy, replace(config, endpoint=proxy.endpoint)
            self.machines = [self.machine(f"laptop-{n}") for n in range(self.plan.laptops)]
            for machine, off in zip(self.machines, itertools.cycle(CLOCKS), strict=False):
                machine.clock_off_us = off
                machine.open()
            try:
                return self._year()
            finally:
                for machine in self.machines:
                    machine.close()

    def _year(self) -> Report:
        first = self.machines[0]
        self.calm = True
        for n in range(GAMES):
            self.add_game(first, f"game-{n}")
        self.add_reel(first)
        for n in range(HOT):
            self.add_clip(first, f"hot-{n}", self.game())
        for machine in self.machines:
            self.sync(machine)
        self.proxy.chance = Chance(self.plan.seed, self.plan.faults)
        self.calm = False
        mark = self.proxy.mark()
        goal = self.plan.edits
        while any(self.ledger.by_device[m.name] < goal for m in self.machines):
            self.step()
        self.proxy.calm()
        self.proxy.settle()
        told = self.proxy.since(mark)
        return self._report(
            len(told), Counter(line.fault for line in told if line.fault not in ("", "client-left"))
        )

    def step(self) -> None:
        """One thing happens on one laptop."""
        behind = [m for m in self.machines if self.ledger.by_device[m.name] < self.plan.edits]
        machine = self.random.choice(behind)
        if self.random.random() < 0.02:
            machine.clock_off_us = self.random.randint(*CLOCKS[::2])
        if self.random.random() >= self.plan.sync:
            self.edit(machine)
            return
        machine.time.now += self.random.uniform(0, 60)
        self.sync_and_go(machine)

    # ------------------------------------------------------------ laptops

    def machine(self, name: str) -> Machine:
        home = self.folder / f"{name}-{next(self.numbers)}"
        return Machine(name, home, self.config, self.plan, self.at_point, self.meanwhile)

    def sync(self, machine: Machine) -> SyncStatus | None:
        """One sync, or the crash that ended it and the start after that (None)."""
        machine.busy = True
        try:
            status = machine.engine.sync_once()
            if status.state == "confirm":
                status = machine.engine.sync_once(allow_deletes=True)
        except Crash as crash:
            self.crashes[str(crash)] += 1
            machine.close()
            if self.random.random() < self.plan.base_lost:
                for base in machine.library.folders.sync.glob("base-*.sqlite"):
                    base.chmod(0o600)
                    base.unlink()
            machine.open()
            return None
        finally:
            machine.busy = False
        self.syncs[status.state] += 1
        return status

    def sync_and_go(self, machine: Machine, tries: int = 1) -> None:
        """A sync; when it says that all is in the cloud, the laptop may be seen no more."""
        for _ in range(tries):
            status = self.sync(machine)
            if status is not None and status.state in GREEN:
                if self.random.random() < self.plan.replaced:
                    self.replace(machine)
                return

    def replace(self, machine: Machine) -> None:
        """The laptop is stolen after it said that all is synced; its owner buys a new one."""
        self.replaced += 1
        machine.close()
        shutil.rmtree(machine.home)
        machine.home = self.folder / f"{machine.name}-{next(self.numbers)}"
        machine.open()

    def at_point(self, machine: Machine, name: str) -> None:
        """Somewhere in a sync: the power goes, or somebody edits, or another laptop syncs."""
        if self.calm:
            return
        if self.random.random() < self.plan.crash:
            raise Crash(name)
        often = self.plan.meanwhile * (4 if name in TIGHT else 1)
        if self.random.random() < often:
            if name != "before-head-put" and self.random.random() < 0.6:
                self.edit(machine)
            else:
                self.meanwhile(machine)

    def meanwhile(self, machine: Machine) -> None:
        """Another laptop does its work in the middle of this one's sync."""
        if self.calm:
            return
        others = [other for other in self.machines if other is not machine and not other.busy]
        if others:
            other = self.random.choice(others)
            self.edit(other)
            self.sync_and_go(other, tries=3)

    # ------------------------------------------------------------ edits

    def game(self) -> str:
        return f"game-{self.random.randrange(GAMES)}"

    def edit(self, machine: Machine) -> None:
        """One edit of a kind drawn by chance."""
        kinds: list[Callable[[Machine], None]] = [
            *(self.change_clip,) * 10,
            *(self.new_clip,) * 3,
            *(self.rename_game,) * 3,
            *(self.move_key,) * 3,
            self.delete_clip,
        ]
        if self.random.random() < 0.02:
            self.trash_or_restore(machine)
        else:
            self.random.choice(kinds)(machine)

    def add_game(self, machine: Machine, game_id: str) -> None:
        opponent = f"o{self.ledger.number()}"
        machine.do(lambda store: store.add_game(libraries.game(game_id, opponent=opponent)))
        self.ledger.wrote(machine.name, game_id, [("game.opponent", opponent)])

    def add_clip(self, machine: Machine, clip_id: str, game_id: str) -> None:
        n = self.ledger.number()
        clip = MarkedClip(clip_id, game_id, n * 1000, n * 1000 + 1, notes=f"n{n}")
        clip = replace(clip, typed_name=f"t{n}", tags=("Goal",))
        machine.do(lambda store: store.put_clip(clip))
        self.ledger.wrote(machine.name, clip_id, tokens_of(clip))

    def new_clip(self, machine: Machine) -> None:
        games = machine.do(lambda store: [game.id for game in store.games()])
        if games:
            clip_id = f"{machine.name}-{next(self.numbers)}"
            self.add_clip(machine, clip_id, self.random.choice(games))

    def clip(self, machine: Machine) -> MarkedClip | None:
        """A clip that the laptop sees; hot ones are likelier."""
        clips: list[MarkedClip] = machine.do(lambda store: store.clips())
        hot = [clip for clip in clips if clip.id.startswith("hot")]
        chosen = hot if hot and self.random.random() < 0.7 else clips
        return self.random.choice(chosen) if chosen else None

    def change_clip(self, machine: Machine) -> None:
        clip = self.clip(machine)
        if clip is None:
            return
        n = self.ledger.number()
        changes: tuple[tuple[str, dict[str, Any]], ...] = (
            ("notes", {"notes": f"n{n}"}),
            ("typed_name", {"typed_name": f"t{n}"}),
            ("start_us", {"start_us": n * 1000, "end_us": n * 1000 + 1}),
        )
        name, values = self.random.choice(changes)
        machine.do(lambda store: store.put_clip(replace(clip, **values)))
        column = f"clip.{name}"
        self.ledger.wrote(
            machine.name, clip.id, [(column, values[name])], [(column, getattr(clip, name))]
        )

    def delete_clip(self, machine: Machine) -> None:
        clip = self.clip(machine)
        if clip is not None:
            machine.do(lambda store: store.delete_clip(clip.id))
            self.ledger.deleted(machine.name, "clip", clip.id, tokens_of(clip))

    def rename_game(self, machine: Machine) -> None:
        games = machine.do(lambda store: store.games())
        if not games:
            return
        game, opponent = self.random.choice(games), f"o{self.ledger.number()}"
        machine.do(lambda store: store.update_game(replace(game, opponent=opponent)))
        column = "game.opponent"
        self.ledger.wrote(machine.name, game.id, [(column, opponent)], [(column, game.opponent)])

    def trash_or_restore(self, machine: Machine) -> None:
        trashed = machine.do(lambda store: store.trashed_games())
        if trashed:
            game = self.random.choice(trashed)
            machine.do(lambda store: store.restore_game(game.id))
            self.ledger.by_device[machine.name] += 1
            return
        games = machine.do(lambda store: store.games())
        if games:
            game = self.random.choice(games)
            clips = machine.do(lambda store: store.clips(game.id))
            machine.do(lambda store: store.trash_game(game.id))
            seen = [("game.opponent", game.opponent)]
            seen += [token for clip in clips for token in tokens_of(clip)]
            self.ledger.deleted(machine.name, "game", game.id, seen)

    def add_reel(self, machine: Machine) -> None:
        machine.do(lambda store: store.put_edit(libraries.edit()))

    def move_key(self, machine: Machine) -> None:
        """Set the crop at one of a few moments of the one reel."""
        at, cx = self.random.randrange(8) * 100_000, float(self.ledger.number())
        edit = machine.do(lambda store: store.edit("reel-1") if store.reels() else None)
        if edit is None:
            return
        clip = edit.clips[0]
        before = [("crop_keyframe.cx", key.cx) for key in clip.crop if key.t_us == at]
        keys = [key for key in clip.crop if key.t_us != at] + [CropKey(at, cx, 540.0, 1080.0)]
        crop = tuple(sorted(keys, key=lambda key: key.t_us))
        changed = replace(edit, clips=(replace(clip, crop=crop), *edit.clips[1:]))
        machine.do(lambda store: store.put_edit(changed))
        self.ledger.wrote(machine.name, f"key-{at}", [("crop_keyframe.cx", cx)], before)

    # ------------------------------------------------------------ the end

    def _report(self, requests: int, faulted: Counter[str]) -> Report:
        self.calm = True
        fresh = self.machine("fresh")
        for _ in range(4):
            for machine in self.machines:
                machine.clock_off_us = 0
                self.sync(machine)
        fresh.open()
        self.machines.append(fresh)
        self.sync(fresh)
        rows = [libraries.live_rows(machine.library) for machine in self.machines]
        for found in rows:
            del found["sync_commit"]  # how far back a laptop remembers is its own business
        database = fresh.library.folders.database
        contiguous, versions = self._versions()
        return Report(
            edits=len(self.ledger),
            by_device=dict(self.ledger.by_device),
            lost=self.ledger.lost(database),
            undone=self.ledger.undone(database),
            identical=all(found == rows[0] for found in rows),
            contiguous=contiguous,
            versions=versions,
            requests=requests,
            faulted=faulted,
            syncs=self.syncs,
            crashes=self.crashes,
            replaced=self.replaced,
            conflicts=len(rows[-1]["sync_conflict"]),
        )

    def _versions(self) -> tuple[bool, int]:
        """Whether the head's past is one chain of versions up to its own, all in the history.

        The head remembers only the newest versions by id (``KEEP_COMMITS``); of the older ones
        the history has to hold every number from 1 on.
        """
        start = f"{self.config.user_id}/"
        objects = self.server.objects(self.config.bucket, start)
        head = self.folder / "head.sqlite"
        head.write_bytes(objects[f"{start}database.sqlite"])
        commits = commits_in(head)
        last = commits[-1].version
        kept = {key.removeprefix(f"{start}history/").removesuffix(".sqlite") for key in objects}
        numbers = {int(name[:10]) for name in kept if name[:10].isdigit()}
        chain = all(
            (after.version, after.parent_id) == (before.version + 1, before.id)
            for before, after in itertools.pairwise(commits)
        )
        named = all(f"{commit.version:010d}-{commit.id}" in kept for commit in commits)
        remembered = len(commits) >= min(last, KEEP_COMMITS)
        return chain and named and remembered and numbers == set(range(1, last + 1)), last


def tokens_of(clip: MarkedClip) -> list[Token]:
    """The values of a clip that edits write."""
    return [
        ("clip.notes", clip.notes),
        ("clip.typed_name", clip.typed_name),
        ("clip.start_us", clip.start_us),
    ]
