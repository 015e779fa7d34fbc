"""What is believed of an announcement, and that nothing else gets through."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UpdateFailed
from app.core.update import (
    ENDINGS,
    MOST_BYTES,
    MOST_FILES,
    MOST_NOTES,
    MOST_SIZE,
    Release,
    UpdateFile,
    Version,
    envelope,
    is_safe,
    open_envelope,
    payload_of,
    read_release,
    read_version,
    system_name,
)

FILE = {"address": "https://a.example/v/r.deb", "size": 5, "sha256": "0" * 64}
GOOD: dict[str, Any] = {
    "format": 1,
    "version": "0.2.0",
    "issued": "2026-11-28T00:00:00Z",
    "expires": "2027-02-28T00:00:00Z",
    "notes": "New.",
    "files": {"linux-x86_64-deb": FILE},
}
moments = st.integers(1_600_000_000, 4_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))
releases = st.builds(
    Release,
    st.builds(Version, *[st.integers(0, 999_999)] * 3),
    moments,
    moments,
    st.text(st.characters(categories=("L", "N", "P")), max_size=40),
    st.dictionaries(
        st.sampled_from(["linux-x86_64-deb", "windows-x64", "macos-arm64"]),
        st.builds(
            UpdateFile,
            st.sampled_from(sorted(ENDINGS.values())).map(
                lambda e: f"https://a.example:8443/v/r{e}"
            ),
            st.integers(1, MOST_SIZE),
            st.binary(min_size=32, max_size=32).map(bytes.hex),
        ),
        max_size=3,
    ),
)
odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(releases)
def test_what_is_announced_is_what_is_read(release: Release) -> None:
    payload, signature = open_envelope(envelope(payload_of(release), bytes(64)))
    assert read_release(payload) == release
    assert signature == bytes(64)


@given(st.sampled_from([*GOOD, *FILE]), odd)
def test_a_strange_value_is_refused_or_within_its_limits(field: str, value: object) -> None:
    file = {**FILE, field: value} if field in FILE else FILE
    payload = {**GOOD, "files": {"linux-x86_64-deb": file}}
    payload |= {field: value} if field in GOOD else {}
    try:
        release = read_release(json.dumps(payload))
    except UpdateFailed as error:
        assert str(error).endswith(".")
        return
    assert len(release.notes) <= MOST_NOTES and len(release.files) <= MOST_FILES
    for one in release.files.values():
        assert one.address.startswith("https://") and 0 < one.size <= MOST_SIZE
        assert "/" not in one.name and one.name.endswith(tuple(ENDINGS.values()))


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_noise_is_refused(answer: bytes) -> None:
    with pytest.raises(UpdateFailed):
        open_envelope(answer)


@pytest.mark.parametrize(
    "answer",
    [
        b"[" * 100_000,
        b'{"payload": "\\ud800", "signature": ""}',
        b'{"payload": 1, "signature": 2}',
        b'{"payload": "", "signature": "AAAA"}',
        b'{"payload": NaN, "signature": ""}',
        b"1" * 10_000,
        b" " * (MOST_BYTES + 1),
    ],
)
def test_traps_are_refused(answer: bytes) -> None:
    with pytest.raises(UpdateFailed):
        open_envelope(answer)


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example/r.deb",
        "http://127.0.0.1/r.deb",
        "https://user@a.example/r.deb",
        "https://a.example\\@b.example/r.deb",
        "https://a.example/r.deb?x=1",
        "https://a.example/r.deb#x",
        "https://a.example/r.deb\n",
        "https://a.example/ä.deb",
        "https:///r.deb",
        "file:///etc/r.deb",
        f"https://a.example/{'r' * 2000}",
    ],
)
def test_only_plain_https_is_safe(address: str) -> None:
    assert not is_safe(address)
    assert is_safe("https://a.example/v0.2.0/r%20b.deb")


@pytest.mark.parametrize("name", [".deb", "r.sh", "..deb/..", "r%2e.deb", "-r.deb", "r.deb/"])
def test_a_name_that_is_no_installers_is_refused(name: str) -> None:
    file = {**FILE, "address": f"https://a.example/{name}"}
    with pytest.raises(UpdateFailed):
        read_release(json.dumps({**GOOD, "files": {"linux-x86_64-deb": file}}))


def test_versions_compare_as_numbers_and_are_read_strictly() -> None:
    texts = ["0.9.0", "0.10.0", "1.0.0", "1.0.10"]
    versions = [read_version(text) for text in texts]
    assert versions == sorted(v for v in versions if v is not None)
    assert [str(version) for version in versions] == texts
    for wrong in (
        "1.0",
        "01.0.0",
        "1.0.0rc1",
        "1.0.0 ",
        "v1.0.0",
        "1.0.0.0",
        "-1.0.0",
        "١.0.0",
        "",
    ):
        assert read_version(wrong) is None


def test_notes_cannot_turn_the_writing_around() -> None:
    notes = "Faster\u202e exports\x1b[2J\r\nand\ta \u2066chart"
    release = read_release(json.dumps({**GOOD, "notes": notes}))
    assert release.notes == "Faster exports[2J\nand\ta chart"


@pytest.mark.parametrize(
    ("platform", "machine", "channel", "name"),
    [
        ("linux", "x86_64", "deb", "linux-x86_64-deb"),
        ("linux", "aarch64", "appimage", "linux-arm64-appimage"),
        ("win32", "AMD64", "setup", "windows-x64"),
        ("darwin", "arm64", "dmg", "macos-arm64"),
        ("darwin", "x86_64", "dmg", "macos-x64"),
    ],
)
def test_systems_have_the_names_of_the_announcement(
    platform: str, machine: str, channel: str, name: str
) -> None:
    assert system_name(platform, machine, channel) == name
