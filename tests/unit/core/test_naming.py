"""File names that every system takes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import BadInput
from app.core.naming import MAX_BYTES, TEMPLATE, file_name, templated_name, unique_name

RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Goal 2-1", "Goal_2-1.mp4"),
        ("Özil  ⚽ goal!", "Özil_⚽_goal!.mp4"),
        ("../../etc/passwd", "etc_passwd.mp4"),
        ("C:\\Windows\\x", "C-_Windows_x.mp4"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c-d_e_f_g_h_i_j.mp4"),
        ("12:34 Goal", "12-34_Goal.mp4"),
        ("...", "Reel.mp4"),
        ("", "Reel.mp4"),
        ("con", "Reel_con.mp4"),
        ("LPT1.final", "Reel_LPT1.final.mp4"),
        (" .hidden. ", "hidden.mp4"),
        ("evil\u202egpj.mp4", "evilgpj.mp4.mp4"),
        ("tab\there\nthere", "tab_here_there.mp4"),
        ("a" * 300, "a" * 120 + ".mp4"),
    ],
)
def test_a_title_becomes_a_file_name(name: str, wanted: str) -> None:
    assert file_name(name) == wanted


@given(st.text(max_size=400))
def test_any_title_becomes_a_safe_name(name: str) -> None:
    made = file_name(name)
    assert made.endswith(".mp4")
    assert PurePosixPath(made).name == PureWindowsPath(made).name == made
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', made)
    assert len(made.encode()) <= MAX_BYTES
    assert made[0] not in "._ "
    assert made[:-4].rstrip(". ") == made[:-4] != ""
    assert made.split(".")[0].casefold() not in RESERVED


def test_a_taken_name_gets_a_number() -> None:
    assert unique_name("Goal.mp4", []) == "Goal.mp4"
    assert unique_name("Goal.mp4", ["goal.MP4", "Goal_2.mp4"]) == "Goal_3.mp4"
    assert unique_name("folder", ["folder"]) == "folder_2"


def test_a_template_leaves_no_gap_for_what_is_empty() -> None:
    values = {"date": "2024-05-01", "opponent": "FC Köln", "clock": "12:34", "rating": "5"}
    assert templated_name(TEMPLATE, values) == "2024-05-01_FC_Köln_12-34_5.mp4"
    assert templated_name("{tag} {player}", {}) == "Reel.mp4"


def test_a_template_cannot_leave_its_folder() -> None:
    assert templated_name("../{tag}", {"tag": "../../x"}) == "x.mp4"


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(BadInput, match=r"no field \{score\}; use \{date\}, "):
        templated_name("{date}_{score}", {})
