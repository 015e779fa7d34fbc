"""One export through the cloud: its pieces side by side, the rest here, then one film.

rows ──► orders ──► threads of pieces ──► pieces rendered here ──► join ──► done
                         │ the cloud fails, or takes too long: what is left goes here
"""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

from app.core.cloud_export import CloudPiece, PieceState
from app.core.errors import NotFound, NotSetUp, ReelBallersError, RenderCancelled
from app.core.export import ExportJob, moved
from app.media.index import IndexStopped
from app.media.joined import Part
from app.services.cloud_export.films import kept_film
from app.services.cloud_export.line import Line
from app.services.cloud_export.local import OnShare
from app.services.cloud_export.orders import Order, Orders, plan_orders
from app.services.cloud_export.pacing import Patience
from app.services.cloud_export.piece import Shared
from app.services.cloud_export.rows import Standing
from app.services.cloud_export.steps import PieceRun
from app.services.cloud_export.telling import JobTeller, Quit, Tools
from app.services.export_queue import Rendered
from app.services.export_render import current_edit, whole

log = logging.getLogger(__name__)

_TELL_S = 0.2
_RELEASE_S = 25.0
"""A request that is under way is waited for; the longest takes 20 s."""


class JobRun(JobTeller):
    """``run`` blocks in a thread of its own; everything else may be called from any."""

    def __init__(self, tools: Tools, standing: Standing, job: ExportJob) -> None:
        super().__init__(tools, standing, job)
        self._helper: threading.Thread | None = None
        self._helper_error: BaseException | None = None
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._asked_here = ""
        self._turn = Patience(None)
        self.gone = threading.Event()
        """Set once nothing of it is at work, and another may begin."""
        self.line: Line | None = None
        self.ended: ExportJob | None = None
        """How it ended; None while it runs, and when it was stopped or cancelled."""

    # ------------------------------------------------------------ from other threads

    def stop(self) -> None:
        """End soon and leave all rows as they are."""
        self._stop.set()
        self._wake.set()
        for run in list(self._runs.values()):
            run.stop()

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop, or has ended."""
        return self._stop.is_set()

    def run_here(self, reason: str) -> None:
        """Bring everything that is not rendered yet to this computer."""
        self._asked_here = reason
        self._wake.set()

    def rendering(self) -> bool:
        """Whether a worker is at one of its pieces."""
        return any(run.rendering for run in list(self._runs.values()) if not run.over)

    # ------------------------------------------------------------ in its thread

    def run(self) -> None:
        """To its end, or until it is stopped."""
        try:
            self._end(self._work())
        except (Quit, CancelledError, IndexStopped, NotFound):
            log.info("export %s is left as it is", self.job.id)
        except RenderCancelled:
            if not self._stop.is_set():
                self._fail("The export was cancelled.")
        except ReelBallersError as error:
            if not self._stop.is_set():
                self._fail(error.sentence)
        except Exception as error:
            # The outermost loop of this thread; a closing library refuses everything.
            if not self._stop.is_set():
                log.exception("export %s failed", self.job.id)
                self._fail(f"{type(error).__name__}: {error}; this is a bug of ours.")
        finally:
            self._tools.slots.content(self.job.id)
            self._release()

    def _release(self) -> None:
        """End all threads of pieces, so that their rows say all there is to tidy."""
        self._stop.set()
        ends = time.monotonic() + _RELEASE_S
        for run in self._runs.values():
            run.stop()
        for run in self._runs.values():
            run.done.wait(max(0.0, ends - time.monotonic()))
            self._tools.slots.give_back(self.job.id)
        if self._helper is not None:
            self._helper.join(max(0.0, ends - time.monotonic()))

    def _fail(self, sentence: str) -> None:
        try:
            self.ended = self._tools.rows.end(moved(self.job, "failed", error=sentence), "")
        except Exception:
            # The library refuses too: the rows stay, the next start takes the export up again.
            log.exception("the end of export %s was not written", self.job.id)

    def _end(self, done: Rendered) -> None:
        size = done.out.stat().st_size
        job = moved(
            self.job,
            "done",
            encoder=self.encoders or done.encoder,
            frames=done.frames,
            duration_us=done.duration_us,
            out=str(done.out),
            size_bytes=size,
        )
        self.ended = self._tools.rows.end(job, self.note)

    def _work(self) -> Rendered:
        film = whole(self.job)
        edit = current_edit(self.job, self._tools.rows.files())
        if film is not None:
            length = self.job.duration_us
            return Rendered(self.encoders, self.job.frames, length, film)
        orders = plan_orders(self.job, edit, self._tools.media)
        self._begin(orders)
        self._connect()
        self._all_pieces(orders)
        return self._join(orders)

    def _begin(self, orders: Orders) -> None:
        """Rows for all pieces, before anything is done."""
        numbers = [order.number for order in orders.orders]
        if sorted(self._pieces) != numbers:
            self._pieces = {
                order.number: CloudPiece(self.job.id, order.number, _first_state(order))
                for order in orders.orders
            }
            self._tools.rows.put_pieces(tuple(self._pieces.values()))
        for order in orders.orders:  # those of a try that was begun again
            piece = self._pieces[order.number]
            if order.piece.here and piece.state == "queued":
                self._pieces[order.number] = replace(piece, state="here")
        self._films.mkdir(parents=True, exist_ok=True)

    @property
    def _films(self) -> Path:
        return self._tools.films / self.job.id

    def _connect(self) -> None:
        """Open the way to the cloud. Where it was set up anew meanwhile, pieces begin again there."""
        held = any(p.state in ("downloading", "verifying") for p in self._pieces.values())
        if self._asked_here or (self._export.moved and not held):
            self._move(self._asked_here or self._export.moved)
            return
        try:
            line = self._tools.open_line()
        except ReelBallersError as error:
            if self.job.where == "cloud" and not self._export.moved:
                raise
            if not isinstance(error, NotSetUp):
                log.warning("no way to the cloud: %s", error)
            self._move(error.sentence)
            return
        self.line = line
        self._turn = Patience(None if self.job.where == "cloud" else line.choices.patience_s)
        place = (line.choices.endpoint_id, line.bound_to)
        if place != (self._export.endpoint, self._export.bound_to):
            left = [p.runpod_id for p in self._pieces.values() if p.runpod_id and not p.sha256]
            line.stop_elsewhere(self._export.endpoint, left)
            self._export = replace(self._export, endpoint=place[0], bound_to=place[1])
            self._tools.rows.put_export(self._export)
            again = [
                replace(piece, state="queued", runpod_id="", tries=0)
                for piece in self._pieces.values()
                if piece.state not in ("ready", "here")
            ]
            self._tools.rows.put_pieces(again)
            self._pieces |= {piece.number: piece for piece in again}

    def _all_pieces(self, orders: Orders) -> None:
        """Until every piece's film is here."""
        by_number = {order.number: order for order in orders.orders}
        told = 0.0
        while True:
            self._check()
            self._look_at_runs()
            self._check_films(by_number)
            if all(piece.state == "ready" for piece in self._pieces.values()):
                return
            self._start_runs(by_number)
            self._mind_the_queue()
            self._start_helper(by_number)
            now = time.monotonic()
            if now - told >= _TELL_S:
                told = now
                self._tell(by_number)
            if self._wake.wait(self._tools.pacing.tick_s):
                self._wake.clear()

    def _check(self) -> None:
        if self._stop.is_set():
            raise Quit
        if self._asked_here:
            self._move(self._asked_here, everything=True)

    def _look_at_runs(self) -> None:
        now, lively = time.monotonic(), self._tools.lively()
        for number, run in list(self._runs.items()):
            over = run.over  # asked first: its piece is not changed any more after that
            # One that came here may be rendered by now, while its job is still being stopped.
            if run.piece.state != "here" or self._pieces[number].state not in ("here", "ready"):
                self._pieces[number] = run.piece
            if over:
                del self._runs[number]
                self._tools.slots.give_back(self.job.id)
                if run.give_up_all:
                    self._move(run.give_up_all)
                if run.error is not None:
                    raise run.error
            elif run.tick(now, lively=lively):
                reason = run.why
                run.go_here(reason)
                self._move(reason)

    def _move(self, reason: str, *, everything: bool = False) -> None:
        """From now on what is left is rendered here; a worker that is at a piece may finish it."""
        if not self._export.moved:
            log.info("export %s moves to this computer: %s", self.job.id, reason)
            self._export = replace(self._export, moved=reason)
            self._tools.rows.put_export(self._export)
        going = ("queued", "preparing", "uploading", "submitting", "waiting")
        for run in self._runs.values():
            if everything or run.piece.state in going:
                run.go_here(reason)
        held = ("downloading", "verifying")
        left = [
            replace(piece, state="here", reason=reason)
            for number, piece in self._pieces.items()
            if number not in self._runs
            and piece.state not in ("here", "ready")
            and (self.line is None or everything or piece.state not in held)
        ]
        if left:
            self._tools.rows.put_pieces(left)
            self._pieces |= {piece.number: piece for piece in left}

    def _check_films(self, orders: dict[int, Order]) -> None:
        """A film that is not there any more is made again."""
        for number, piece in self._pieces.items():
            if piece.state == "ready" and not self._film(orders[number], piece).is_file():
                again = replace(piece, state=_first_state(orders[number]), encoder="", reason="")
                self._tools.rows.put_pieces((again,))
                self._pieces[number] = again

    def _film(self, order: Order, piece: CloudPiece) -> Path:
        return self._films / order.film_name(piece.encoder)

    def _start_runs(self, orders: dict[int, Order]) -> None:
        idle = [
            number
            for number, piece in sorted(self._pieces.items())
            if piece.state not in ("here", "ready") and number not in self._runs
        ]
        if not idle or self.line is None:
            self._tools.slots.content(self.job.id)
            if idle:
                self._move(self._export.moved)
            return
        if self._export.moved:
            self._move(self._export.moved)
            idle = [n for n in idle if self._pieces[n].state != "here"]
        self._tools.slots.want(self.job.id, self.job.created_us)
        for number in idle:
            if not self._tools.slots.take(self.job.id, self.line.choices.at_once):
                return
            run = PieceRun(self._shared(self.line), orders[number], self._pieces[number])
            self._runs[number] = run
            name = f"cloud-piece-{number}"
            threading.Thread(target=run.run, name=name, daemon=True).start()
        self._tools.slots.content(self.job.id)

    def _mind_the_queue(self) -> None:
        """Other exports may hold all places in the cloud, and get nowhere."""
        waits = not self._runs and any(p.state == "queued" for p in self._pieces.values())
        stuck = waits and not self._tools.lively()
        if self._turn.tick(time.monotonic(), waiting=stuck):
            self._move("The cloud did nothing for the exports before this one.")

    def _shared(self, line: Line) -> Shared:
        tools = self._tools
        return Shared(
            self.job,
            line,
            tools.rows,
            tools.meter,
            self._films,
            tools.chunks,
            tools.pacing,
            tools.turns.of,
        )

    def _start_helper(self, orders: dict[int, Order]) -> None:
        """Render one piece here, beside what the cloud does."""
        if self._helper is not None:
            if self._helper.is_alive():
                return
            self._helper = None
            if self._helper_error is not None:
                raise self._helper_error
        here = [n for n, piece in sorted(self._pieces.items()) if piece.state == "here"]
        if here:
            arguments = (orders[here[0]], self._pieces[here[0]])
            self._helper = threading.Thread(
                target=self._help, args=arguments, name="cloud-rest", daemon=True
            )
            self._helper.start()

    def _help(self, order: Order, piece: CloudPiece) -> None:
        def share(done: float, fps: float) -> None:
            self._shares[order.number] = (done, fps)

        try:
            film, encoder = self._rendered(order, share)
            size = film.stat().st_size
            ready = replace(piece, state="ready", encoder=encoder, bytes=size, sha256="")
            self._tools.rows.put_pieces((ready,))
            self._pieces[order.number] = ready
        except Exception as error:  # noqa: BLE001
            # The outermost loop of this thread; it belongs to the export's own.
            self._helper_error = error
        finally:
            self._wake.set()

    def _rendered(self, order: Order, share: OnShare) -> tuple[Path, str]:
        """The film of a piece, from an earlier try if that came so far; and its encoder."""
        kept = kept_film(order, self._films)
        if kept is not None:
            return kept, order.encoder_in(kept)
        return self._tools.local.render(self.job, order, self._films, share, self._stop)

    def _join(self, orders: Orders) -> Rendered:
        self._set_state()
        films = tuple(
            Part(self._film(order, self._pieces[order.number]), order.piece.count)
            for order in orders.orders
        )
        by_number = {order.number: order for order in orders.orders}
        self._tell(by_number, 0.0)

        def share(done: float, fps: float) -> None:
            del fps
            self._tell(by_number, done)

        return self._tools.local.join(orders, films, share, self._stop)


def _first_state(order: Order) -> PieceState:
    """Where a piece begins: an intro card and a transition are rendered here."""
    return "here" if order.piece.here else "queued"
