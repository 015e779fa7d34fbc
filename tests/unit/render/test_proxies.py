"""Picture n of a proxy is picture n of the film, whatever happens on the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import RenderCancelled
from app.footage import MatchSpec, read_number
from app.media.index import FrameIndex, build_index
from app.media.picture import Picture
from app.media.provider import GameProvider
from app.media.proxy import ProxyFile, ProxyReader, proxy_of, small
from app.render import proxies
from app.render.proxies import ProxyOrder, make_proxy
from tests.support.footage import MatchFile

SPEC = replace(MatchSpec(frames=50, gop=12, b_frames=2, audio=False), vfr=True)


@pytest.fixture
def film(match_file: MatchFile) -> tuple[Path, FrameIndex]:
    path, _ = match_file(SPEC)
    return path, build_index(path)


@pytest.fixture(autouse=True)
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of 30 pictures, so that a short film has two."""
    monkeypatch.setattr("app.media.proxy.PART", 30)
    monkeypatch.setattr(proxies, "PART", 30)


def numbers(proxy: ProxyFile, wanted: list[int]) -> list[int | None]:
    reader = ProxyReader(proxy)
    try:
        pictures = [reader.picture(n) for n in wanted]
        return [read_number(p.y, source_size=SPEC.size) if p else None for p in pictures]
    finally:
        reader.close()


def test_every_picture_of_a_variable_rate_is_there_under_its_number(
    film: tuple[Path, FrameIndex], tmp_path: Path
) -> None:
    path, index = film
    assert index.vfr
    seen: list[int] = []
    order = ProxyOrder(path, tmp_path / "tables", tmp_path / "proxies")
    proxy = make_proxy(order, lambda progress: seen.append(progress.done))
    assert proxy == proxy_of(path, index, tmp_path / "proxies")
    assert seen[-1] == 50 and proxy.missing() == []
    wanted = [*range(50), 3, 49, 31, 0, 29, 30]
    assert numbers(proxy, wanted) == wanted


def test_what_was_begun_is_gone_on_with(film: tuple[Path, FrameIndex], tmp_path: Path) -> None:
    path, index = film
    order = ProxyOrder(path, tmp_path, tmp_path)
    proxy = proxy_of(path, index, tmp_path)
    with pytest.raises(RenderCancelled):
        make_proxy(order, should_stop=lambda: proxy.part(0).exists())
    assert proxy.missing() == [1]
    assert [file.name for file in proxy.folder.iterdir()] == ["00000.mp4"]
    assert numbers(proxy, [29, 30]) == [29, None]
    begun = proxy.part(0).stat().st_mtime_ns
    make_proxy(order)
    assert proxy.part(0).stat().st_mtime_ns == begun
    assert numbers(proxy, [29, 30, 49]) == [29, 30, 49]


def test_a_part_that_is_not_what_it_should_be_is_left_alone(
    film: tuple[Path, FrameIndex], tmp_path: Path
) -> None:
    path, index = film
    proxy = make_proxy(ProxyOrder(path, tmp_path, tmp_path))
    data = proxy.part(1).read_bytes()
    proxy.part(0).write_bytes(data)  # whole, but of other pictures
    proxy.part(1).write_bytes(data[: len(data) // 2])
    provider = GameProvider([(path, index)], [proxy])
    try:
        for n in (5, 25, 35, 45):
            found = provider.rough(n, lambda: False, lambda: False)
            assert isinstance(found.image, Picture)
            assert read_number(found.image.y, source_size=SPEC.size) == found.index
    finally:
        provider.close()


def test_sizes() -> None:
    assert small((1920, 1080)) == (960, 540)
    assert small((1080, 1920)) == (540, 960)
    assert small((320, 180)) == (320, 180)
    assert small((1279, 717)) == (964, 540)
