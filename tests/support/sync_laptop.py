"""A coach's laptop that syncs: its profile, its keys, and the app that is opened on it."""

from __future__ import annotations

from pathlib import Path

from app.cloud.r2 import R2Config
from app.core.sync import SyncStatus
from app.services.cloud_door import SessionKeys
from app.services.sync import CloudForm
from app.services.workspace import Workspace
from app.storage import Store
from tests.support.libraries import clip, game

WAIT_S = 60.0


class Laptop:
    """A profile with its keys; the app on it may be closed and opened again."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.session = SessionKeys()
        self.app = self._open()

    def _open(self, *, alive: bool = False) -> Workspace:
        return Workspace.open(self.home, queue=alive, session=self.session)

    def again(self, *, alive: bool = False) -> Workspace:
        """Close the app and open it, as the window does after signing in."""
        self.app.close()
        self.app = self._open(alive=alive)
        return self.app

    def write(self, *clips: str, name: str = "") -> None:
        def operation(store: Store) -> None:
            own = store.games()[0].id if store.games() else f"game-of-{self.home.name}"
            if not store.games():
                store.add_game(game(own))
            for clip_id in clips:
                store.put_clip(clip(clip_id, own, typed_name=name))

        self.app._operations.write("clips", operation).result(WAIT_S)

    def clips(self) -> dict[str, str]:
        found = self.app._operations.read(lambda store: store.clips()).result(WAIT_S)
        return {each.id: each.name for each in found}

    def sync(self) -> SyncStatus:
        """Sync until nothing waits: what the app finds out by itself may be written meanwhile."""
        for _ in range(5):
            status = self.app.sync.sync_now().result(WAIT_S)
            if status.state != "pending":
                break
        return status


def form(config: R2Config, user_id: str = "") -> CloudForm:
    return CloudForm(
        config.endpoint,
        config.bucket,
        user_id or config.user_id,
        config.access_key_id,
        config.secret_access_key,
        keep="session",
    )


def signed_in(laptop: Laptop, config: R2Config, *, bring: bool | None = None) -> Laptop:
    done = laptop.app.sync.set_up(form(config), bring).result(WAIT_S)
    if done.reopen:
        laptop.again()
    return laptop
