"""Everything behind the window and the command line, built once and passed in."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from app.services import places
from app.services.annotate import Annotate
from app.services.athletes import Athletes
from app.services.battery import BatteryPause
from app.services.cloud_door import CloudDoor, SessionKeys
from app.services.cloud_export.door import GpuDoor
from app.services.cloud_export.opening import open_cloud_exports
from app.services.cloud_media import CloudMedia
from app.services.cloud_rescue import rescue_from_cloud
from app.services.cloud_settings import CloudSettings, NoCloud
from app.services.encoder_choice import EncoderChoice
from app.services.export import ExportFolders, Exports
from app.services.export_logs import ExportLogs
from app.services.export_queue import ExportQueue
from app.services.export_render import LocalRender, LocalSlot, sweep, whole
from app.services.follow import Follow
from app.services.framing import Framing
from app.services.history import History
from app.services.home import Home
from app.services.import_game import Games
from app.services.intro_cards import IntroCards
from app.services.media_agreed import AgreedFootage
from app.services.media_cache import MediaCache
from app.services.operations import Operations
from app.services.overlay import Overlay
from app.services.palettes import Palettes
from app.services.preview import Previews
from app.services.proxies import Proxies
from app.services.reel_presets import ReelPresets
from app.services.reels import Reels
from app.services.search import Search
from app.services.settings import Settings
from app.services.styles import Styles
from app.services.sync import SyncService
from app.services.updates.channel import read_channel
from app.services.updates.service import Updates
from app.services.waveforms import Waveforms
from app.storage import Changes, Library

_WORKERS = 3


class Workspace:
    """One open library with its services.

    Methods that touch the library return ``concurrent.futures.Future``; listeners are plain
    callbacks on background threads. Do not wait for a future inside a listener or a callback of
    another future: that is the library's thread.
    """

    def __init__(
        self,
        library: Library,
        home: Path,
        cloud: CloudSettings,
        session: SessionKeys | None,
        *,
        queue: bool,
    ) -> None:
        """Use ``Workspace.open``."""
        folders = library.folders
        self.root = folders.root
        self.recovered = library.recovered
        """A sentence when the library was damaged and brought back, "" otherwise."""
        self.read_only = library.read_only
        """Whether a newer app made the library: an edit is ``LibraryReadOnly``, an export is fine."""
        self._library = library
        self._pool = ThreadPoolExecutor(_WORKERS, "services")
        self.history = History()
        self._operations = Operations(library, self.history.record)
        self.history.attach(self._operations)
        self.media = MediaCache(folders.cache / "frame-tables")
        self.settings = Settings(self._operations)
        self.games = Games(self._operations, self.media, self._pool)
        self.athletes = Athletes(self._operations)
        self.annotate = Annotate(self._operations, self._pool)
        self.palettes = Palettes(self._operations)
        self.search = Search(self._operations)
        self.reels = Reels(self._operations)
        self.home = Home(self._operations, folders.cache / "posters", self._pool)
        self.presets = ReelPresets(self._operations)
        self.encoders = EncoderChoice(self._pool)
        self.cards = IntroCards(self._pool)
        self.framing = Framing(self.reels)
        self.overlay = Overlay(self.reels, self.history)
        self.styles = Styles(self._operations, self.reels)
        self.follow = Follow(self._operations, self.media)
        self.proxies = Proxies(self.media, self.settings, folders.cache / "proxies")
        self.previews = Previews(self._operations, self.media, self._pool, self.proxies)
        self.waveforms = Waveforms(self._operations, self.media, folders.cache / "waveforms")
        slot = LocalSlot()
        self.battery = BatteryPause(self.settings)
        logs = ExportLogs(self.root / "logs")
        render = LocalRender(
            self._operations, self.media.folder, slot, hold=self.battery.reason, logs=logs
        )
        self._queue = ExportQueue(self._operations, render, sweep, whole, self.battery.reason)
        self._door = CloudDoor(cloud, library.user_id, home, session)
        gpu = GpuDoor(cloud, library.user_id, home, session)
        self.cloud_exports = open_cloud_exports(
            self._operations, self.media, self._queue, slot, folders, self._door, gpu, self._pool
        )
        self.exports = Exports(
            self._operations,
            self.media,
            self._pool,
            self._queue,
            ExportFolders(
                annotate=folders.downloads,
                framing=folders.working_videos,
                overlay=folders.final_videos,
                trash=folders.root / "trash",
            ),
            self.cloud_exports,
            logs,
        )
        self.sync = SyncService(library, self._operations, cloud, self._door, self._pool, home)
        self.cloud_media = CloudMedia(
            self._operations,
            self.media,
            self.games,
            folders,
            self._door,
            AgreedFootage(library, lambda: self._door.place, self.sync.sync_now),
            library_first=lambda: self.sync.status.state == "syncing",
        )
        self.updates = Updates(home, folders.cache / "updates", read_channel())
        if not library.read_only:
            self._queue.recover()
        if queue:
            self._queue.start()
            self.updates.start()
        if queue and not library.read_only:
            self.cloud_exports.runner.start()
            self.games.catch_up()
            self.sync.start()
            self.cloud_media.start()
            self.proxies.start(partial(_in_the_way, slot, self.previews, self.battery))

    @classmethod
    def open(
        cls,
        profile: Path | None = None,
        *,
        queue: bool = True,
        session: SessionKeys | None = None,
    ) -> Workspace:
        """Open the library in ``profile`` (default: REEL_BALLERS_HOME, else the platform's folder).

        ``queue`` begins to work through queued exports and to sync by itself where a cloud is set
        up. ``session`` holds keys that are forgotten when the app ends. A damaged library comes
        back from its newest good copy, here or in the cloud; ``recovered`` says so. One that a newer
        app made is open for reading only, with no cloud (``read_only``). ``StorageFailed``
        when another app has the library open, or it cannot be read or written.
        """
        home = places.home(profile)
        cloud = CloudSettings(home)
        library = Library.open(
            home, cloud.user_id(), rescue=rescue_from_cloud(home, cloud, session)
        )
        if library.read_only:
            cloud = NoCloud(home)
        try:
            return cls(library, home, cloud, session, queue=queue)
        except BaseException:
            library.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call ``listener`` after every change of the library, until the returned one is called.

        ``Changes.touched`` is a set of (kind, id) pairs, kinds: game, clip, reel, export, setting,
        tag, player. It is called on the library's thread.
        """
        return self._operations.subscribe(listener)

    def close(self) -> None:
        """Stop the queue (a running export is cancelled and stays retryable) and close the library.

        Exports in the cloud go on there; the next start takes them up.
        """
        with contextlib.ExitStack() as closing:
            closing.callback(self._library.close)
            closing.callback(self._pool.shutdown, wait=True, cancel_futures=True)
            closing.callback(self.cloud_media.close)
            closing.callback(self.updates.close)
            closing.callback(self.media.close)
            closing.callback(self.waveforms.close)
            closing.callback(self.games.close)
            closing.callback(self.previews.close)
            closing.callback(self.home.close)
            closing.callback(self.follow.close)
            closing.callback(self.proxies.close)
            closing.callback(self._queue.close)
            closing.callback(self.cloud_exports.close)
            closing.callback(self.sync.close)
            closing.callback(self.media.stop)  # first, as all of them may wait for a table


def _in_the_way(slot: LocalSlot, previews: Previews, battery: BatteryPause) -> str:
    """Why nothing should be made ahead just now, as a sentence; empty when it may be."""
    if slot.taken:
        return "Waits for the export to end."
    if previews.in_use:
        return "Waits while you play."
    return "Waits for the charger." if battery.reason() else ""
