"""What this computer does of an export in the cloud: pieces the cloud did not do, and the last step."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from app.core.export import ExportJob, codec_of
from app.media.joined import Part
from app.render.child import run_in_child
from app.render.job import RenderRequest
from app.render.progress import RenderProgress
from app.services.cloud_export.orders import Order, Orders
from app.services.export_queue import Rendered
from app.services.export_render import FRAMES, LocalSlot, put_in_place, staged

log = logging.getLogger(__name__)

OnShare = Callable[[float, float], None]
"""Hears (share of the work 0..1, frames per second)."""


class LocalPieces:
    """Renders in child processes, one at a time. Blocks."""

    def __init__(self, tables: Path, slot: LocalSlot) -> None:
        """``tables`` keeps frame tables; ``slot`` is shared with the queue of local exports."""
        self._tables, self._slot = tables, slot

    def render(
        self, job: ExportJob, order: Order, folder: Path, on_share: OnShare, cancel: threading.Event
    ) -> tuple[Path, str]:
        """Render one piece; its film and the encoder that made it. Raises as ``run_in_child``."""
        folder.mkdir(parents=True, exist_ok=True)
        out = folder / f"{order.number}.mp4"
        request = RenderRequest(
            edit=order.piece.edit,
            paths=order.paths,
            out=out,
            quality=job.quality,
            encoder=str(job.setting("encoder", "auto")),
            audio=False,
            chapters=False,
            cache_dir=self._tables,
            span=order.piece.span,
            plan_hash=order.plan_hash,
            codec=codec_of(job),
        )
        with self._slot.hold(cancel):
            done = run_in_child(request, on_progress=_frames(on_share), cancel=cancel)
        film = folder / order.film_name(done.encoder)
        out.replace(film)
        return film, done.encoder

    def join(
        self,
        orders: Orders,
        parts: Sequence[Part],
        on_share: OnShare,
        cancel: threading.Event,
    ) -> Rendered:
        """Put the pieces together with the sound; the film is in its place afterwards."""
        job = orders.job
        Path(job.out).parent.mkdir(parents=True, exist_ok=True)
        request = RenderRequest(
            edit=orders.edit,
            paths=orders.paths,
            out=staged(job),
            quality=job.quality,
            encoder="x264",  # nothing is encoded, so none is looked for
            audio=bool(job.setting("audio", True)),
            title=job.name,
            date=str(job.setting("date", "")),
            cache_dir=self._tables,
            pieces=tuple(parts),
        )

        def sound(progress: RenderProgress) -> None:
            if progress.stage == "sound" and progress.total:
                on_share(progress.done / progress.total, 0.0)

        with self._slot.hold(cancel):
            done = run_in_child(request, on_progress=sound, cancel=cancel)
        return Rendered(done.encoder, done.frames, done.duration_us, put_in_place(job))


def _frames(on_share: OnShare) -> Callable[[RenderProgress], None]:
    def tell(progress: RenderProgress) -> None:
        if progress.stage == FRAMES and progress.total:
            on_share(progress.done / progress.total, progress.fps)

    return tell
