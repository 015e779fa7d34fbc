"""Probes on disk: valid for one ffmpeg and one driver, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.render.encoders import NVENC, X264, Probe
from app.render.probe_cache import ProbeCache, driver_version


def cache(folder: Path, version: str = "9", driver: str = "1") -> ProbeCache:
    return ProbeCache(
        folder / "deep" / "probes.json", version=lambda: version, driver=lambda: driver
    )


def test_what_was_found_is_remembered(tmp_path: Path) -> None:
    assert cache(tmp_path).get(NVENC) is None
    cache(tmp_path).put(NVENC, Probe(False, "no card; buy one"))
    cache(tmp_path).put(X264, Probe(True))
    assert cache(tmp_path).get(NVENC) == Probe(False, "no card; buy one")
    assert cache(tmp_path).get(X264) == Probe(True)


def test_another_ffmpeg_or_driver_is_probed_anew(tmp_path: Path) -> None:
    cache(tmp_path).put(NVENC, Probe(True))
    assert cache(tmp_path, version="10").get(NVENC) is None
    assert cache(tmp_path, driver="2").get(NVENC) is None


def test_trouble_that_passes_is_not_remembered(tmp_path: Path) -> None:
    cache(tmp_path).put(NVENC, Probe(True))
    cache(tmp_path).put(NVENC, Probe(False, "busy", lasting=False))
    assert cache(tmp_path).get(NVENC) is None
    cache(tmp_path).put(NVENC, Probe(True))
    cache(tmp_path).forget(NVENC)
    assert cache(tmp_path).get(NVENC) is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"key": "9 | 1"}', b"\xff" * 200_000]
)
def test_a_damaged_file_costs_nothing(content: bytes, tmp_path: Path) -> None:
    cache(tmp_path).put(NVENC, Probe(True))
    (tmp_path / "deep" / "probes.json").write_bytes(content)
    assert cache(tmp_path).get(NVENC) is None
    cache(tmp_path).put(X264, Probe(True))
    assert cache(tmp_path).get(X264) == Probe(True)


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "deep").write_text("a file in the way")
    cache(tmp_path).put(NVENC, Probe(True))
    assert cache(tmp_path).get(NVENC) is None
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]


def test_the_driver_has_a_line() -> None:
    assert driver_version() == driver_version() != ""
