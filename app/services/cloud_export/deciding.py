"""Whether an export goes to the cloud, and what that would take."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.core import cost
from app.core.cloud_export import CloudExport
from app.core.edit import Edit
from app.core.errors import BadInput, CloudFailed, CloudOffline, NotSetUp, ReelBallersError
from app.core.export import ExportWhere
from app.core.pieces import Piece, pieces
from app.core.plan import plan
from app.media.index import FrameIndex
from app.services.cloud_export.door import GpuDoor
from app.services.cloud_export.orders import Order, chunk_bytes_guess
from app.services.cloud_export.rows import Rows
from app.services.cloud_export.spend import Meter
from app.services.cloud_export.words import given_up
from app.services.export_edit import CLOUD_NOT_SET_UP, CloudEstimate

if TYPE_CHECKING:
    from app.cloud.runpod.client import RunPod
    from app.services.cloud_door import CloudDoor

_ASK_S = 5.0
_KNOWN_S = 60.0
HERE = "It was rendered on this computer."


@dataclass(frozen=True, slots=True)
class Decision:
    """``going`` makes the row of an export in the cloud; None: here, and ``note`` says why (if the
    coach wanted the cloud and has it set up).
    """

    going: Going | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Going:
    """Where to."""

    endpoint: str
    bound_to: str

    def row(self, job_id: str, moved: str = "") -> CloudExport:
        """The row with which an export begins."""
        return CloudExport(job_id, self.endpoint, self.bound_to, moved)


class Decider:
    """Asks the settings, the meter and the endpoint. Safe from any thread; may block."""

    def __init__(
        self,
        gpu: GpuDoor,
        cloud: CloudDoor,
        rows: Rows,
        meter: Meter,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._gpu, self._cloud, self._rows, self._meter = gpu, cloud, rows, meter
        self._clock = clock
        self._guard = threading.Lock()
        self._last: tuple[float, str] | None = None
        """When the endpoint was asked last, and what was wrong with it."""

    @property
    def set_up(self) -> bool:
        """Whether there is an endpoint and a bucket."""
        return bool(self._gpu.choices.endpoint_id) and self._cloud.set_up

    def going(self) -> Going:
        """Where an export would go. ``NotSetUp``."""
        place = self._cloud.place
        if not self._gpu.choices.endpoint_id:
            raise NotSetUp(CLOUD_NOT_SET_UP)
        if place is None:
            raise NotSetUp(
                "Cloud exports need the bucket that sync uses; set up the cloud first, or export "
                "on this computer."
            )
        return Going(self._gpu.choices.endpoint_id, place.bound_to)

    def decide(self, where: ExportWhere, wanted_usd: float = 0.0, films: int = 1) -> Decision:
        """Where a new export goes, of ``films`` that cost ``wanted_usd`` together. For *cloud* raises what only the coach can change: ``NotSetUp``,
        ``BadInput`` (the limit), ``CloudRefused``, ``CloudMissing``.
        """
        if where == "local" or (where == "auto" and not self.set_up):
            return Decision()
        try:
            going = self.going()
            self._cloud.keys()
            if why := self._meter.why_not(self._gpu.choices.cap_usd, wanted_usd, films):
                raise BadInput(why)
            self._ask()
        except CloudOffline as error:
            return (
                Decision(going)
                if where == "cloud"
                else Decision(None, f"{given_up(error.sentence)} {HERE}")
            )
        except ReelBallersError as error:
            if where == "cloud":
                raise
            return Decision(None, f"{error.sentence} {HERE}")
        return Decision(going)

    def why_not(self, wanted_usd: float, films: int = 1) -> tuple[str, bool]:
        """Why the cloud is not possible, and whether *Cloud GPU* would be refused; asks no network."""
        try:
            self.going()
            self._gpu.key()
            self._cloud.keys()
        except ReelBallersError as error:
            return error.sentence, True
        if why := self._meter.why_not(self._gpu.choices.cap_usd, wanted_usd, films):
            return why, True
        with self._guard:
            last = self._last
        recent = last is not None and self._clock() - last[0] < _KNOWN_S
        return (last[1], False) if last is not None and recent else ("", False)

    def _ask(self) -> None:
        """One look at the endpoint, remembered for the dialog's next estimate."""
        client: RunPod = self._gpu.client(timeout_s=_ASK_S)
        why = ""
        try:
            health = client.health()
            if health.unhealthy and health.unhealthy == health.workers:
                why = "The worker in the cloud keeps crashing."
                raise CloudOffline(why)
        except CloudFailed as error:
            why = given_up(error.sentence)
            raise
        finally:
            client.close()
            with self._guard:
                self._last = (self._clock(), why)

    def estimate(
        self, edit: Edit, indices: Mapping[str, FrameIndex], size_bytes: int
    ) -> CloudEstimate:
        """What the cloud would make of an edit. Reads the library, no network."""
        choices = self._gpu.choices
        facts = {name: index.facts for name, index in indices.items()}
        found = [piece for piece in pieces(edit, plan(edit, facts)) if not piece.here]
        upload = sum(self._to_send(edit, piece, indices) for piece in found)
        told = cost.estimate(
            [piece.count for piece in found],
            edit.reel.size,
            upload_bytes=upload,
            result_bytes=size_bytes,
            at_once=choices.at_once,
            usd_per_s=choices.usd_per_s,
        )
        why, refused = self.why_not(told.usd)
        return CloudEstimate(upload, len(found), told.seconds, told.usd, why, refused)

    def _to_send(self, edit: Edit, piece: Piece, indices: Mapping[str, FrameIndex]) -> int:
        """Bytes of footage of a piece; 0 when it was cut, and so sent, before."""
        paths = {piece.source: Path(edit.source(piece.source).path)}
        order = Order(piece, "", paths, indices[piece.source], 0)
        try:
            known = self._rows.chunk(order.chunk_name())
            return 0 if known is not None else chunk_bytes_guess(order)
        except OSError:
            return 0
