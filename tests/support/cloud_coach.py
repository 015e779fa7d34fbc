"""A coach whose exports go to the cloud: a workspace set up with a bucket and the miniature RunPod."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from app.core.export import ExportJob
from app.footage import MatchSpec
from app.services.cloud_export import pacing
from app.services.cloud_export.values import GpuForm
from app.services.cloud_settings import GpuChoices
from app.services.export import ExportChoices
from app.services.export_queue import JobProgress
from app.services.workspace import Workspace
from tests.support.control_plane import ControlPlane
from tests.support.footage import make_match

if TYPE_CHECKING:
    from app.cloud.r2 import R2Config

TINY = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(4), gop=25)
WAIT_S = 60.0
QUICK = pacing.Pacing(
    first_poll_s=0.1,
    last_poll_s=0.3,
    health_s=0.3,
    marker_s=1.0,
    first_wait_s=0.1,
    tick_s=0.02,
    tidy_s=0.5,
)
"""Everything is asked more often than with the real service."""


def environment(config: R2Config, plane: ControlPlane) -> dict[str, str]:
    """All that sets a laptop up for the cloud."""
    names = ("endpoint", "bucket", "access_key_id", "secret_access_key", "user_id")
    return {
        **{f"R2_{name.upper()}": str(getattr(config, name)) for name in names},
        "RUNPOD_API_KEY": plane.key,
        "RUNPOD_ENDPOINT_ID": plane.endpoint_id,
        "RUNPOD_BASE_URL": plane.base_url,
    }


class CloudCoach:
    """An open workspace, a reel in it, and everything that was told of its exports."""

    def __init__(self, workspace: Workspace, plane: ControlPlane) -> None:
        self.workspace, self.plane = workspace, plane
        self.told: list[JobProgress] = []
        workspace.exports.subscribe(self.told.append)
        self.game_id = self.reel_id = ""

    def make_reel(self, clips: int = 2, spec: MatchSpec = TINY) -> str:
        """A game of generated footage, and a reel of clips of it, each 0.6 s long."""
        step = int(spec.duration_s * 1_000_000) // (clips + 1)
        moments = [step * (n + 1) for n in range(clips)]
        return self.reel_of(make_match(spec)[0], moments, 600_000)

    def reel_of(self, film: Path, moments_us: Sequence[int], length_us: int) -> str:
        """A game of a file, and a reel of clips of this length around these moments."""
        services = self.workspace
        game = services.games.add([film], opponent="Rovers", measure=True).result()
        half = length_us // 2
        marked = [
            services.annotate.mark(game.id, at, 5, ["Goal"], lead_us=half, lag_us=half).result()
            for at in moments_us
        ]
        self.game_id = game.id
        self.reel_id = services.reels.create("Goals", [c.id for c in marked], "source").result()
        return self.reel_id

    def start(self, where: str = "auto", **choices: object) -> ExportJob:
        """Begin an export of the reel."""
        asked = {"kind": "framing", "quality": "draft", **choices}
        wanted = ExportChoices(where=where, **asked)  # type: ignore[arg-type]
        target = self.game_id if asked["kind"] == "annotate" else self.reel_id
        return self.workspace.exports.start(target, wanted).result(WAIT_S)

    def end(self, job: ExportJob, seconds: float = WAIT_S) -> ExportJob:
        """Wait for the end of an export."""
        return self.workspace.exports.wait(job.id).result(seconds)

    def export(self, where: str = "auto", **choices: object) -> ExportJob:
        """Both."""
        return self.end(self.start(where, **choices))

    def states(self, job: ExportJob) -> list[str]:
        """The states of a job as they were told, without repetitions."""
        found: list[str] = []
        for progress in self.told:
            if progress.job_id == job.id and found[-1:] != [progress.state]:
                found.append(progress.state)
        return found

    def tidied(self, seconds: float = WAIT_S) -> bool:
        """Whether nothing of finished exports is in the cloud, within so many seconds."""
        rows, ends = self.workspace.cloud_exports.runner.tools.rows, time.monotonic() + seconds
        while any(s.job is None or s.job.finished for s in rows.all()):
            if time.monotonic() > ends:
                return False
            time.sleep(0.05)
        return True

    def choose(self, **choices: object) -> None:
        """Change the settings of cloud exports, for exports that begin from now on."""
        form = GpuForm(GpuChoices(**choices))  # type: ignore[arg-type]
        self.workspace.cloud_exports._gpu.put(form)


@contextmanager
def cloud_coach(
    home: Path,
    config: R2Config,
    plane: ControlPlane,
    quick: pacing.Pacing = QUICK,
    more: Mapping[str, str] | None = None,
    *,
    queue: bool = True,
) -> Iterator[CloudCoach]:
    """A workspace in ``home`` that is set up with this bucket and this service."""
    variables = {**environment(config, plane), **(more or {})}
    with (
        mock.patch.dict(os.environ, variables),
        mock.patch.object(pacing, "USUAL", quick),
        Workspace.open(home, queue=queue) as workspace,
    ):
        yield CloudCoach(workspace, plane)
