"""The frame table holds exactly the pictures the decoder shows, and survives on disk."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import pytest

from app.core.errors import BadMedia
from app.footage import MatchSpec
from app.media.index import FrameIndex, IndexStopped, build_index
from app.media.index_cache import cache_file, cached_index, load_index
from app.media.probe import probe
from app.media.reader import FrameReader
from tests.support.footage import MatchFile
from tests.unit.media.films import film

SMALL = MatchSpec(frames=40, gop=12, b_frames=2, audio=False)


def shown(path: Path) -> list[int]:
    """What a plain player shows: the decoder's timestamps."""
    with av.open(str(path)) as container:
        return [frame.pts for frame in container.decode(video=0) if frame.pts is not None]


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
@pytest.mark.parametrize("vfr", [False, True])
def test_every_timestamp(suffix: str, vfr: bool, match_file: MatchFile) -> None:
    path, truth = match_file(replace(SMALL, vfr=vfr), suffix)
    index = build_index(path)
    assert tuple(index.facts.pts) == truth.pts
    assert index.facts.time_base == truth.time_base
    assert index.vfr == vfr
    assert [index.index_of(int(pts)) for pts in index.key_pts] == list(truth.key_frames)


def test_the_last_picture_has_a_length(match_file: MatchFile) -> None:
    assert build_index(match_file(SMALL)[0]).facts.duration_us == 1_600_000
    one = build_index(match_file(replace(SMALL, frames=1))[0])
    assert one.count == 1 and one.facts.duration_us == 40_000


def test_pictures_an_edit_list_hides_are_not_there(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", times=range(-10, 40), options={"bf": "0"})
    index = build_index(path)
    assert index.count == 40
    assert list(index.facts.pts) == shown(path)


def test_a_recording_that_starts_between_key_frames(tmp_path: Path) -> None:
    """A transport stream cut anywhere: nothing before its first key frame can be shown."""
    options = {"x264-params": "keyint=12:min-keyint=12:open-gop=1:bframes=3:scenecut=0"}
    data = film(tmp_path / "a.ts", options=options).read_bytes()
    cut = tmp_path / "cut.ts"
    cut.write_bytes(data[len(data) // 3 // 188 * 188 :])
    index = build_index(cut)
    assert 0 < index.count < 48
    assert list(index.facts.pts) == shown(cut)


def test_pictures_without_own_packets_are_found_by_decoding(tmp_path: Path) -> None:
    """MPEG-4 with packed B-frames in AVI: packets and pictures do not match one to one."""
    path = film(tmp_path / "a.avi", codec="mpeg4", options={"bf": "2"})
    assert build_index(path).count == 48


def test_timestamps_that_contradict_the_pictures_are_refused(tmp_path: Path) -> None:
    path = film(tmp_path / "a.avi", options={"bf": "2"})
    with pytest.raises(BadMedia, match="convert it to MP4"):
        build_index(path)


def test_rate_is_the_usual_one_though_matroska_rounds(match_file: MatchFile) -> None:
    path, _ = match_file(replace(SMALL, fps=Fraction(30000, 1001)), ".mkv")
    index = build_index(path)
    assert index.fps == Fraction(30000, 1001) and not index.vfr


def test_progress_rises_to_one(match_file: MatchFile) -> None:
    seen: list[float] = []
    build_index(match_file(SMALL)[0], seen.append)
    assert seen == sorted(seen) and seen[-1] == 1.0


def test_a_stopped_scan_keeps_nothing(match_file: MatchFile, tmp_path: Path) -> None:
    path, _ = match_file(SMALL)
    with pytest.raises(IndexStopped):
        cached_index(path, tmp_path, should_stop=lambda: True)
    assert list(tmp_path.iterdir()) == []


def same(one: FrameIndex, other: FrameIndex) -> bool:
    return (
        list(one.facts.pts) == list(other.facts.pts)
        and one.key_pts.tolist() == other.key_pts.tolist()
        and one.key_dts.tolist() == other.key_dts.tolist()
        and (one.fps, one.vfr, one.geometry, one.stream, one.codec)
        == (other.fps, other.vfr, other.geometry, other.stream, other.codec)
        and one.facts.end_pts == other.facts.end_pts
        and one.facts.has_audio == other.facts.has_audio
    )


def test_cache_gives_the_same_table(match_file: MatchFile, tmp_path: Path) -> None:
    path, _ = match_file(replace(SMALL, vfr=True, rotation=90))
    built = cached_index(path, tmp_path)
    kept = load_index(cache_file(path, tmp_path))
    assert kept is not None and same(built, kept)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "foreign"])
def test_a_damaged_cache_is_made_again(harm: str, match_file: MatchFile, tmp_path: Path) -> None:
    path, _ = match_file(SMALL)
    built = cached_index(path, tmp_path)
    file = cache_file(path, tmp_path)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(
        {"cut": bytes(data[:50]), "flip": bytes(data), "empty": b"", "foreign": b"x" * 99}[harm]
    )
    assert load_index(file) is None
    assert same(cached_index(path, tmp_path), built)
    assert load_index(file) is not None


def test_a_changed_file_has_another_table(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", times=range(10))
    assert cached_index(path, tmp_path / "cache").count == 10
    film(path, times=range(20))
    assert cached_index(path, tmp_path / "cache").count == 20


def test_a_cache_folder_that_cannot_be_made_costs_only_time(
    match_file: MatchFile, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert cached_index(match_file(SMALL)[0], blocked).count == 40


def test_key_before(match_file: MatchFile) -> None:
    index = build_index(match_file(SMALL)[0])
    assert [index.key_before(n) for n in (0, 11, 12, 13, 39)] == [0, 0, 12, 12, 36]


@pytest.mark.parametrize("suffix", [".ts", ".mkv", ".mpg"])
def test_recordings_joined_by_their_bytes_are_refused(suffix: str, tmp_path: Path) -> None:
    codec = {".mpg": "mpeg2video"}.get(suffix, "libx264")
    part = film(tmp_path / f"a{suffix}", codec=codec).read_bytes()
    joined = tmp_path / f"joined{suffix}"
    joined.write_bytes(part + part)
    with pytest.raises(BadMedia, match=r"joined\..* was joined from several recordings"):
        build_index(joined)


def test_a_pause_between_recordings_is_not_a_joint(tmp_path: Path) -> None:
    """Cameras count on while they rest."""
    times = [*range(24), *range(24 + 25 * 900, 48 + 25 * 900)]
    assert build_index(film(tmp_path / "a.ts", times=times)).count == 48


def test_a_single_wrong_time_is_not_a_joint(tmp_path: Path) -> None:
    path = film(tmp_path / "a.ts", options={"bf": "0"})
    data = bytearray(path.read_bytes())
    at = data.index(b"\0\0\1\xe0", len(data) // 2)
    assert data[at + 7] & 0x80
    data[at + 11] ^= 0x40  # bits 21 and up of the time: some minutes
    path.write_bytes(data)
    assert 40 < build_index(path).count <= 48


def cut_loose(path: Path, time_base: Fraction, offset: int) -> Path:
    """A copy whose timestamps are moved, also below 0."""
    moved = path.with_name("moved.mkv")
    options = {"avoid_negative_ts": "disabled"}
    with av.open(str(path)) as game, av.open(str(moved), "w", options=options) as out:
        stream = game.streams.video[0]
        copy = out.add_stream_from_template(stream)
        for packet in game.demux(stream):
            if packet.dts is not None and packet.pts is not None:
                packet.pts, packet.dts = packet.pts + offset, packet.dts + offset
                packet.stream = copy
                out.mux(packet)
    return moved


def test_pictures_before_time_0_are_not_dropped_without_a_word(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mkv")
    moved = cut_loose(path, Fraction(1, 1000), -1000)
    for ask in (probe, build_index):
        with pytest.raises(BadMedia, match="starts before its time 0"):
            ask(moved)


def test_a_table_of_contents_that_begins_late_hides_nothing(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mkv")
    whole = list(build_index(path).facts.pts)
    data = bytearray(path.read_bytes())
    cues = data.rindex(bytes.fromhex("1c53bb6b"))
    first = data.index(b"\xbb", cues + 4)
    data[first] = 0xEC  # the first entry becomes padding
    path.write_bytes(data)
    index = build_index(path)
    assert list(index.facts.pts) == whole == shown(path)
    assert probe(path).start_pts == whole[0]
    with FrameReader(path, index) as reader:
        assert [reader.picture(n).index for n in (47, 0, 13, 2)] == [47, 0, 13, 2]
