"""Exports through the real worker, a real store and the miniature RunPod."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.media.probe import probe
from tests.support.cloud_coach import CloudCoach, cloud_coach
from tests.support.footage import numbers_in
from tests.support.ministack import Ministack
from tests.support.sdk_worker import SdkWorker

if TYPE_CHECKING:
    from app.cloud.r2 import R2Config

pytestmark = pytest.mark.integration


@pytest.fixture
def coach(tmp_path: Path, r2_config: R2Config, sdk_worker: SdkWorker) -> Iterator[CloudCoach]:
    with cloud_coach(tmp_path / "home", r2_config, sdk_worker.plane) as opened:
        opened.make_reel()
        yield opened


def test_a_reel_comes_from_the_cloud_as_it_would_from_here(
    coach: CloudCoach, s3: Ministack, r2_config: R2Config
) -> None:
    job = coach.export("cloud")
    assert (job.state, job.error, job.note) == ("done", "", "")
    assert job.cost_usd is not None and job.cost_usd > 0
    here = coach.export("local")
    expected = numbers_in(Path(here.out), source_size=(320, 180))
    assert numbers_in(Path(job.out), source_size=(320, 180)) == expected
    assert (job.frames, job.duration_us) == (here.frames, here.duration_us)
    assert probe(Path(job.out)).has_audio
    assert coach.tidied()
    keys = s3.objects(r2_config.bucket, r2_config.user_id)
    assert len([key for key in keys if "/raw_clips/" in key]) == 2
    assert [key for key in keys if "/jobs/" in key] == []
