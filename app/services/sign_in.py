"""Whose library is open, and what happens to what is on this laptop when that changes.

Every library has a folder of its own, ``user_data/{name}``. Signing in elsewhere opens another
folder; nothing is moved or removed. Where the coach wants the clips of the open library to come
along, they are merged into the other one as rows without a common past: all of both sides stay, and
where both have a value for the same thing the later one is kept and the other noted.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

from app.core.errors import StorageFailed
from app.services.bringing import to_bring
from app.services.cloud_settings import CloudPlace, CloudSettings, check_user_id
from app.services.sync_values import Counts, LocalLibrary, SignInPlan
from app.storage import Library, Store
from app.storage.exchange import Row, differences, shapes

log = logging.getLogger(__name__)

_TRIES = 5
DATABASE = "database.sqlite"


def libraries(home: Path, settings: CloudSettings, current: str) -> tuple[LocalLibrary, ...]:
    """The libraries in a home, the open one first."""
    names = sorted(path.parent.name for path in (home / "user_data").glob(f"*/{DATABASE}"))
    names = [current, *(name for name in names if name != current)]
    found = []
    for name in names:
        place = settings.place(name)
        at = (place.endpoint, place.bucket) if place is not None else ("", "")
        found.append(LocalLibrary(name, name == current, *at))
    return tuple(found)


def has_library(home: Path, user_id: str) -> bool:
    """Whether this home has a library of that name."""
    return (home / "user_data" / check_user_id(user_id) / DATABASE).exists()


def plan(
    place: CloudPlace, current: str, here: Counts, on_this_computer: bool, in_cloud: bool | None
) -> SignInPlan:
    """What setting up with this name means; pure."""
    same = place.user_id == current
    ask = not same and bool(here)
    new = in_cloud is False and not on_this_computer
    if same and in_cloud:
        words = (
            "The bucket has a library of this name already: both are merged, nothing is lost and "
            "nothing is deleted."
        )
    elif same:
        words = "The library of this laptop goes into the bucket, and stays here too."
    elif new:
        words = (
            f"There is no library {place.user_id} in this bucket yet: it is made. To join one that "
            "another laptop made, enter its name exactly as it stands there."
        )
    elif in_cloud and not on_this_computer:
        words = f"The library {place.user_id} is in the bucket: it is brought onto this laptop."
    else:
        words = f"The library {place.user_id} is opened here; it has a folder of its own."
    question = (
        f"This laptop has {here.words}. Take them along into the library {place.user_id}, or leave "
        "them in the library they are in? Either way they stay there too."
    )
    return SignInPlan(
        user_id=place.user_id,
        same_library=same,
        here=here,
        on_this_computer=on_this_computer,
        in_cloud=in_cloud,
        ask=ask,
        suggest_bring=ask and (new or current.startswith("local-")),
        question=question if ask else "",
        words=words,
    )


class Bringing:
    """Merges what is in the open library into another one of the same home.

    ``again`` takes along only what was added and edited since ``first``, so that what happens
    between the sign-in and the closing of the window comes along too. What was deleted since stays
    in the other library.
    """

    def __init__(self, source: Library, home: Path, user_id: str) -> None:
        self._source = source
        self._home = home
        self._user_id = check_user_id(user_id)
        self._work = Path(tempfile.mkdtemp(prefix="bring-", dir=source.folders.cache))
        self._done = self._work / "brought.sqlite"

    def first(self) -> int:
        """Bring everything; the number of rows. ``StorageFailed``, with nothing changed."""
        return self._bring(None)

    def again(self) -> int:
        """Bring what was added and edited since; nothing is deleted there."""
        return self._bring(self._done if self._done.exists() else None)

    def close(self) -> None:
        """Let the working files go."""
        shutil.rmtree(self._work, ignore_errors=True)

    def _bring(self, base: Path | None) -> int:
        here = self._work / "here.sqlite"
        self._source.snapshot(here).result()
        jobs = self._source.run(lambda store: store.exports()).result().value
        with Library.open(self._home, self._user_id) as target:
            count = self._merge(target, base, here)
            own = [job for job in jobs if job.here]

            def add_exports(store: Store) -> None:
                known = {job.id: job for job in store.exports()}
                for job in own:
                    if known.get(job.id) != job:
                        store.put_export(job)

            target.run(add_exports).result()
        here.replace(self._done)
        log.info("brought %d rows into %s", count, self._user_id)
        return count

    def _merge(self, target: Library, base: Path | None, here: Path) -> int:
        from app.sync.merge import merge, too_many_deletes

        there = self._work / "there.sqlite"
        for _ in range(_TRIES):
            stamp = target.snapshot(there).result()
            three = to_bring(differences(base, there, here))
            merged = merge(three, shapes(), with_base=base is not None)
            if too_many_deletes(merged):  # nobody is there to be asked
                merged = merge(three, shapes(), with_base=False)
            rows = [row for row in merged.rows if not self._own_export(*row)]
            if target.merge_in(rows, target.pointer().result(), stamp).result().value:
                return len(rows)
        raise StorageFailed(
            f"The library {self._user_id} was changed all the time: close other programs that use "
            "it, then try again."
        )

    def _own_export(self, table: str, row: Row) -> bool:
        """An export of this laptop: it goes over as one of this laptop, with its edit, not as a row
        of somebody else."""
        device = str(row.get("device_id") or "")
        return table == "export" and bool(device) and self._source.device_id.startswith(device)
