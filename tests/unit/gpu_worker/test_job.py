"""The job as a value: what is read is what was written, and nothing else is taken."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.media.chunk import ChunkTimes
from gpu_worker.errors import CODES, JobFailed, code_of
from gpu_worker.job import (
    Job,
    JobLimits,
    JobOutput,
    JobProgress,
    JobResult,
    JobSource,
    job_from_value,
    job_to_value,
    progress_from_value,
    progress_to_value,
    result_from_value,
    result_to_value,
)
from tests.support.golden import golden, golden_names

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[3] / "resources" / "job.schema.json").read_text()
)
LINK = "https://abc.r2.cloudflarestorage.com/bucket/key?X-Amz-Signature=5ec2e7"
TIMES = ChunkTimes(Fraction(1, 15360), 512, 0, 92160, has_audio=True)


def job(name: str = "plain_cut") -> Job:
    edit = golden(name).edit
    return Job(
        job="6f1c",
        kind="overlay",
        edit=edit,
        span=(3, 30),
        plan_hash="a" * 64,
        sources=tuple(
            JobSource(source, f"{LINK}&n={n}", "b" * 64, 4321, TIMES)
            for n, (source, _) in enumerate(edit.sources)
        ),
        output=JobOutput(LINK, LINK),
        marker_url=LINK,
        marker_check_url=LINK,
        quality="high",
        encoder="nvenc",
        limits=JobLimits(60, 1000),
    )


def value() -> dict[str, Any]:
    return job_to_value(job())


def error_of(wrong: object) -> str:
    with pytest.raises(JobFailed) as failed:
        job_from_value(wrong)
    return str(failed.value)


@pytest.mark.parametrize("name", golden_names()[::5])
def test_a_job_survives_the_way(name: str) -> None:
    sent = job(name)
    written = json.loads(json.dumps(job_to_value(sent)))
    jsonschema.validate(written, SCHEMA)
    read = job_from_value(written)
    assert replace(read, edit=sent.edit) == sent
    assert read.edit.clips == sent.edit.clips and read.edit.reel == sent.edit.reel
    assert read.order == sent.order


def test_where_the_footage_lies_at_home_is_not_told() -> None:
    sent = job()
    secret = tuple((n, replace(s, path="/home/anna/U11/final.mp4")) for n, s in sent.edit.sources)
    sent = replace(sent, edit=replace(sent.edit, sources=secret))
    assert "anna" not in json.dumps(job_to_value(sent))


def test_what_need_not_be_said() -> None:
    short = value()
    for name in ("span", "marker_check_url", "encoder", "limits"):
        del short[name]
    del short["output"]["check_url"], short["output"]["content_type"]
    del short["sources"][0]["times"]
    jsonschema.validate(short, SCHEMA)
    read = job_from_value(short)
    assert (read.span, read.marker_check_url, read.encoder) == (None, "", "auto")
    assert (read.quality, read.limits, read.sources[0].times) == ("standard", JobLimits(), None)


Change = Callable[[dict[str, Any]], object]

WRONG: dict[str, tuple[Change, str]] = {
    "unknown field": (lambda v: v.update(colour="red"), "colour"),
    "unknown field inside": (lambda v: v["sources"][0].update(path="/etc"), "sources[0]"),
    "no plan": (lambda v: v.pop("plan_hash"), "plan_hash"),
    "half a hash": (lambda v: v.update(plan_hash="ab12"), "plan_hash"),
    "unknown kind": (lambda v: v.update(kind="karaoke"), "kind"),
    "unknown encoder": (lambda v: v["encoder"].update(name="-y /etc/passwd"), "encoder.name"),
    "span turned round": (lambda v: v.update(span=[30, 3]), "span"),
    "span of one": (lambda v: v.update(span=[3]), "span"),
    "file address": (lambda v: v["sources"][0].update(url="file:///etc/passwd"), "sources[0].url"),
    "long address": (lambda v: v.update(marker_url=LINK + "x" * 5000), "marker_url"),
    "line in address": (lambda v: v.update(marker_url=LINK + "\r\nX: y"), "marker_url"),
    "no bytes": (lambda v: v["sources"][0].update(bytes=0), "sources[0].bytes"),
    "true bytes": (lambda v: v["sources"][0].update(bytes=True), "sources[0].bytes"),
    "a whole league": (lambda v: v["sources"][0].update(bytes=10**12), "sources[0].bytes"),
    "no source": (lambda v: v.update(sources=[]), "sources"),
    "two for one": (lambda v: v["sources"].append(v["sources"][0]), "sources"),
    "file for another": (lambda v: v["sources"][0].update(id="other"), "sources"),
    "time base": (lambda v: v["sources"][0]["times"].update(time_base="1/0"), "time_base"),
    "ticks": (lambda v: v["sources"][0]["times"].update(first_pts=2**70), "first_pts"),
    "another type": (lambda v: v["output"].update(content_type="text/html"), "content_type"),
    "no time": (lambda v: v["limits"].update(seconds=0), "limits.seconds"),
    "wrong edit": (lambda v: v["edit"]["clips"][0].update(start_us=-1), "edit.clips[0].start_us"),
    "no version": (lambda v: v.pop("v"), "v"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_job_is_refused_by_field(case: str) -> None:
    wrong = copy.deepcopy(value())
    change, field = WRONG[case]
    change(wrong)
    said = error_of(wrong)
    assert said.startswith("E_JOB: The job cannot be used: ")
    assert field in said
    assert "Signature" not in said
    if case not in ("span turned round", "two for one", "file for another", "wrong edit"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, SCHEMA)


@pytest.mark.parametrize("wrong", [None, [], "x", 7, {}, {"v": "1"}, {"v": True}])
def test_what_is_no_job_at_all_is_refused(wrong: object) -> None:
    assert code_of(error_of(wrong)) == "E_JOB"


def test_a_job_of_tomorrow_is_refused_as_such() -> None:
    assert error_of(value() | {"v": 2, "new": 1}).startswith("E_VERSION: ")


def test_the_order_is_what_is_wanted_and_not_the_links() -> None:
    one = job()
    other = replace(one, marker_url=LINK + "&later=1", job="again", limits=JobLimits())
    assert one.order == other.order
    changes = ({"span": (3, 29)}, {"quality": "draft"}, {"plan_hash": "c" * 64}, {"codec": "av1"})
    for change in changes:
        assert replace(one, **change).order != one.order


def test_the_codec_is_said_only_when_it_is_another() -> None:
    """A worker of before there was a choice makes H.264, and refuses what it does not know."""
    assert "codec" not in value()["encoder"]
    sent = replace(job(), codec="hevc")
    said = job_to_value(sent)
    jsonschema.validate(said, SCHEMA)
    assert said["encoder"]["codec"] == "hevc"
    assert job_from_value(said).codec == "hevc"
    said["encoder"]["codec"] = "vp9"
    assert error_of(said).startswith("E_JOB: ")


def test_a_result_survives_the_way() -> None:
    sent = JobResult(
        job="6f1c",
        order="a" * 64,
        plan_hash="b" * 64,
        frames=30,
        bytes=1000,
        sha256="c" * 64,
        etag="d41d8cd9",
        encoder="nvenc",
        note="",
        gpu="NVIDIA L4",
        driver="550.54.15",
        worker="w1",
        timings_ms={"fetch": 12, "render": 345},
    )
    written = json.loads(json.dumps(result_to_value(sent)))
    assert result_from_value(written) == sent
    assert result_from_value(written | {"new": 1}) == sent
    for name, wrong in (
        ("sha256", ""),
        ("bytes", -1),
        ("v", 2),
        ("timings_ms", 3),
        ("frames", "1"),
    ):
        with pytest.raises(ValueError, match=name):
            result_from_value(written | {name: wrong})


@pytest.mark.parametrize("nothing", [None, [], {}, {"v": 1}])
def test_what_is_no_result_is_refused(nothing: object) -> None:
    with pytest.raises(ValueError, match="must be"):
        result_from_value(nothing)


def test_progress_survives_the_way_and_nonsense_is_none() -> None:
    sent = JobProgress(3, 40, "render", 61.5)
    assert progress_from_value(progress_to_value(sent)) == sent
    nonsense: list[object] = [None, [], {}, {"seq": 1, "percent": 300, "stage": "x"}, "40 %"]
    assert [progress_from_value(wrong) for wrong in nonsense] == [None] * len(nonsense)


def test_the_probe_is_in_the_schema() -> None:
    jsonschema.validate({"v": 1, "probe": True}, SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"v": 1, "probe": True, "edit": {}}, SCHEMA)


def test_codes_are_read_from_texts() -> None:
    assert code_of("E_PLAN: older") == "E_PLAN"
    assert code_of("E_NEW: what") == code_of("job timed out after 1 retries") == ""
    assert "E_BUG" in CODES
