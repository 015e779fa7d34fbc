"""The image's recipe says what the code needs, and its page in the hub can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gpu_worker.settings import HOSTS, MAX_SECONDS

ROOT = Path(__file__).resolve().parents[3]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def loaded(name: str) -> Any:
    return json.loads((ROOT / name).read_text())


def test_everything_copied_is_in_the_context_and_the_repository() -> None:
    allowed = {
        line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line[0] == "!"
    }
    copied = [word for line in re.findall(r"(?m)^COPY (.+)$", DOCKERFILE) for word in line.split()]
    sources = [word for word in copied if not word.startswith("/")]
    assert sources
    for source in sources:
        assert (ROOT / source).exists(), source
        assert source.split("/")[0] in allowed, source


@pytest.mark.parametrize(
    "needed",
    [
        "NVIDIA_DRIVER_CAPABILITIES=compute,video,utility",
        "NVIDIA_VISIBLE_DEVICES=all",
        "REEL_BALLERS_FFMPEG=/usr/bin/ffmpeg",
        "RUNPOD_LOG_LEVEL=INFO",
        'CMD ["python", "-P", "-m", "gpu_worker"]',
        "--require-hashes",
        "USER worker",
    ],
)
def test_the_recipe_says(needed: str) -> None:
    assert needed in DOCKERFILE


def test_no_key_is_asked_for() -> None:
    for name in ("Dockerfile", ".runpod/hub.json"):
        assert not re.search(r"(?i)secret|access_?key|api_?key", (ROOT / name).read_text())


def test_the_page_in_the_hub_offers_the_code_s_own_defaults() -> None:
    offered = {e["key"]: e["input"]["default"] for e in loaded(".runpod/hub.json")["config"]["env"]}
    assert offered == {
        "REEL_BALLERS_STORAGE_HOSTS": HOSTS,
        "REEL_BALLERS_MAX_SECONDS": MAX_SECONDS,
    }


def test_trial_jobs_are_jobs() -> None:
    schema = loaded("resources/job.schema.json")
    trials = [test["input"] for test in loaded(".runpod/tests.json")["tests"]]
    trials.append(loaded("gpu_worker/test_input.json")["input"])
    for trial in trials:
        jsonschema.validate(trial, schema)
