"""Facts for ffmpeg: nothing in a title can become another field."""

from __future__ import annotations

from app.render.ffmetadata import Chapter, ffmetadata


def test_the_text_of_a_reel() -> None:
    assert ffmetadata("Cup", "2026-05-01", [Chapter(0, 1_500_000, "Goal")]) == (
        ";FFMETADATA1\ntitle=Cup\ndate=2026-05-01\n"
        "[CHAPTER]\nTIMEBASE=1/1000000\nSTART=0\nEND=1500000\ntitle=Goal\n"
    )


def test_special_characters_stay_in_their_field() -> None:
    text = ffmetadata("a=b;c#d\\e\nartist=x\x00\r")
    assert text == ";FFMETADATA1\ntitle=a\\=b\\;c\\#d\\\\e\\\nartist\\=x  \n"


def test_nothing_to_say() -> None:
    assert ffmetadata() == ";FFMETADATA1\n"
