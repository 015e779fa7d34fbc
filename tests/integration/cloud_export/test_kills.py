"""An app that is killed in the middle of an export goes on with it after the next start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.cloud_coach import WAIT_S, cloud_coach, environment
from tests.support.ministack import Ministack
from tests.support.sdk_worker import SdkWorker

if TYPE_CHECKING:
    from app.cloud.r2 import R2Config

pytestmark = [pytest.mark.integration, pytest.mark.slow]

SCRIPT = """
import os, sys
from pathlib import Path
from app.services.cloud_export import pacing
from app.services.cloud_export.rows import Rows
from app.services.export import ExportChoices
from app.services.workspace import Workspace

home, reel, at = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
pacing.USUAL = pacing.Pacing(0.1, 0.3, 0.3, 1.0, 0.1, 0.02)
put_pieces, end = Rows.put_pieces, Rows.end

def put(self, pieces):
    here = any(piece.state == at and piece.number == 1 for piece in pieces)
    if here and at == "waiting":
        os._exit(9)  # the job was submitted, and its number is lost
    put_pieces(self, pieces)
    if here:
        os._exit(9)

def ended(self, job, note):
    if at == "done":
        os._exit(9)  # the film is in its place, and no row says so
    return end(self, job, note)

Rows.put_pieces, Rows.end = put, ended
with Workspace.open(home) as workspace:
    choices = ExportChoices("framing", where="auto", quality="draft")
    job = workspace.exports.start(reel, choices).result(60)
    workspace.exports.wait(job.id).result(60)
"""


@pytest.mark.parametrize("at", ["waiting", "done"])
def test_an_export_survives_the_app(
    tmp_path: Path, r2_config: R2Config, sdk_worker: SdkWorker, s3: Ministack, at: str
) -> None:
    plane, home = sdk_worker.plane, tmp_path / "home"
    with cloud_coach(home, r2_config, plane) as coach:
        reel_id = coach.make_reel()
    killed = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(home), reel_id, at],
        env={**os.environ, **environment(r2_config, plane)},
        capture_output=True,
        text=True,
        timeout=WAIT_S,
        check=False,
    )
    assert killed.returncode == 9, killed.stderr[-2000:]
    with cloud_coach(home, r2_config, plane) as coach:
        (job,) = coach.workspace.exports.list().result()
        ended = coach.end(job)
        assert (ended.state, ended.error, ended.note, ended.frames) == ("done", "", "", 30)
        assert coach.tidied()
    assert [k for k in s3.objects(r2_config.bucket, r2_config.user_id) if "/jobs/" in k] == []
    assert [path.name for path in Path(ended.out).parent.iterdir()] == [Path(ended.out).name]
    # Jobs whose numbers were lost are asked for again, unless they were done by then.
    assert len(plane.service.jobs) in ((2, 3, 4) if at == "waiting" else (2,))
