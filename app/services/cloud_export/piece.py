"""One piece on its way through the cloud: a thread that takes the step its row says, until it is here.

Every step may be repeated after a crash: what is there already is looked for before it is done.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app.core.cloud_export import CloudPiece, PieceProgress, PieceState
from app.core.errors import BadInput, CloudFailed, ReelBallersError, RenderFailed
from app.core.export import ExportJob
from app.media.index import IndexStopped
from app.services.cloud_export.footage import Turn
from app.services.cloud_export.line import Line
from app.services.cloud_export.orders import Order
from app.services.cloud_export.pacing import Pacing, Patience
from app.services.cloud_export.rows import Rows
from app.services.cloud_export.spend import Meter
from app.services.cloud_export.words import given_up

if TYPE_CHECKING:
    from app.sync.pace import Pace

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shared:
    """What the pieces of an export share. ``films`` is a folder of the export's own."""

    job: ExportJob
    line: Line
    rows: Rows
    meter: Meter
    films: Path
    chunks: Path
    pacing: Pacing
    turn_of: Callable[[str], Turn]
    """One for each content, so that two pieces do not send the same footage at once."""


class Left(Exception):
    """The thread is to end; what becomes of the piece is known elsewhere."""


class GiveUp(Exception):
    """The cloud will not do this piece. ``whole``: nor any other of this export.

    ``ours``: it lies in the footage, so that this computer renders it whatever was asked for.
    """

    def __init__(self, reason: str, *, whole: bool = False, ours: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.whole, self.ours = reason, whole, ours


class PieceThread:
    """``run`` blocks in a thread of its own; everything else may be called from any."""

    def __init__(self, shared: Shared, order: Order, piece: CloudPiece) -> None:
        from app.sync.pace import Gate, Pace

        self._shared, self.order, self.piece = shared, order, piece
        self.error: BaseException | None = None
        self.give_up_all = ""
        """Why no piece of this export has a chance in the cloud, once that is known."""
        self.sent = 0
        self.fps = 0.0
        self._share = 0.0
        self._trouble = ""
        self._reason = piece.reason
        self._here = ""
        self._ambiguous = piece.state == "submitting"
        self._turn: Turn | None = None
        self._vanished = False
        self._wake = threading.Event()
        patience = None if shared.job.where == "cloud" else shared.line.choices.patience_s
        self._patience = Patience(patience)
        self._pace: Pace = Pace(
            Gate(), on_trouble=self._troubled, first_wait_s=shared.pacing.first_wait_s
        )
        self.done = threading.Event()

    # ------------------------------------------------------------ from other threads

    @property
    def over(self) -> bool:
        """Whether the thread has ended."""
        return self.done.is_set()

    def progress(self) -> PieceProgress:
        """Where it is now."""
        piece = self.piece
        reason = self._trouble or (self._reason if piece.state != "ready" else "")
        return PieceProgress(piece.number, piece.state, self.order.piece.count, self._share, reason)

    def tick(self, now: float, *, lively: bool) -> bool:
        """Let time pass; True when its patience has just ended. ``lively``: another piece of the
        same endpoint is being rendered, so that waiting is only a matter of turns.
        """
        waiting = bool(self._trouble) or (self.piece.state == "waiting" and not lively)
        return self._patience.tick(now, waiting=waiting) and not self._here

    @property
    def why(self) -> str:
        """Why nothing comes of it just now, as a sentence."""
        seconds = f"{self._patience.spent_s:.0f} seconds"
        reason = self._trouble or self._reason
        if reason.endswith("…"):  # it says what goes on, not what is wrong
            return f"No GPU was ready in the cloud within {seconds}."
        return given_up(reason) or f"No GPU was free in the cloud for {seconds}."

    @property
    def rendering(self) -> bool:
        """Whether a worker is known to be at it."""
        return self.piece.state == "rendering" and not self._trouble

    def go_here(self, reason: str) -> None:
        """Render it on this computer, for this reason."""
        self._here = self._here or reason
        self._end()

    def stop(self) -> None:
        """End soon and leave everything as it is: the cloud goes on."""
        self._end()

    def _end(self) -> None:
        self._pace.stop()
        self._wake.set()

    # ------------------------------------------------------------ in its thread

    def step(self, state: PieceState) -> None:
        """Do what the row says."""
        raise NotImplementedError

    def run(self) -> None:
        """Until it is here, to be rendered here, wrong for good (``error``), or stopped."""
        from app.cloud.r2.errors import Stopped

        try:
            while self.piece.state not in ("here", "ready"):
                self._check()
                self.step(self.piece.state)
        except (Stopped, Left, CancelledError, IndexStopped):
            if self._here:
                self._leave(self._here)
        except GiveUp as given:
            self._give_up(given)
        except ReelBallersError as error:
            self._refused(error)
        except Exception as error:
            # The outermost loop of this thread: whatever it is, this computer can still render it.
            log.exception("export %s, piece %d", self.piece.export_id, self.piece.number)
            self._unexpected(error)
        finally:
            self.done.set()

    def _refused(self, error: ReelBallersError) -> None:
        """The cloud says no, or something else is wrong that waiting does not cure."""
        if isinstance(error, CloudFailed | BadInput):
            reason = given_up(self._plain(error.sentence))
            self._give_up(GiveUp(reason, whole=True))
        else:
            self.error = error

    def _unexpected(self, error: Exception) -> None:
        kind = type(error).__name__
        reason = f"Something went wrong on the way through the cloud ({kind}), a bug of ours."
        try:
            self._give_up(GiveUp(reason, whole=True))
        except Exception:  # noqa: BLE001 (a library that refuses to write ends the export)
            self.error = error

    def _give_up(self, given: GiveUp) -> None:
        log.info("export %s, piece %d: %s", self.piece.export_id, self.piece.number, given.reason)
        if self._shared.job.where == "cloud" and not given.ours:
            self.error = RenderFailed(given.reason)
            return
        if given.whole:
            self.give_up_all = given.reason
        self._leave(given.reason)

    def _leave(self, reason: str) -> None:
        """It is rendered here; a job in the cloud is not needed any more."""
        running = self.piece.state in ("waiting", "rendering")
        try:
            self._put(state="here", reason=reason)
        except ReelBallersError as error:
            self.error = error
            return
        if running:
            self.cancel_job()

    def cancel_job(self) -> None:
        """Stop its job in the cloud if that can be done just now; tidying up tries again."""
        if not self.piece.runpod_id:
            return
        try:
            self._shared.line.runpod.cancel(self.piece.runpod_id)
        except ReelBallersError as error:
            log.info("job of piece %d not cancelled yet: %s", self.piece.number, error)

    # ------------------------------------------------------------ what the steps share

    def _again(self, act: Callable[[], T]) -> T:
        """Do something in the cloud until it works, or somebody ends it."""
        self._check()
        return self._pace.again(act)

    def _troubled(self, sentence: str) -> None:
        self._trouble = self._plain(sentence)
        if self._turn is not None:
            self._turn.trouble = self._trouble

    def _plain(self, sentence: str) -> str:
        """A sentence for the coach, to whom the key of an object says nothing."""
        key = rf"{re.escape(self._shared.line.user_id)}/[^\s:,;)]+"
        return re.sub(key, "your cloud storage", sentence)

    def _sent(self, total: int) -> Callable[[int], None]:
        def tell(done: int) -> None:
            self.sent = done
            self._share = done / total if total else 1.0

        return tell

    def _put(self, **changes: Any) -> None:
        new = replace(self.piece, **changes)
        self._shared.rows.put_pieces((new,))
        if new.state != self.piece.state:
            log.info("export %s, piece %d: %s", new.export_id, new.number, new.state)
            self._share, self.fps, self._trouble = 0.0, 0.0, ""
        self.piece = new

    def _sleep(self, seconds: float) -> None:
        self._wake.wait(seconds)
        self._check()

    def _check(self) -> None:
        if self._wake.is_set():
            raise Left
