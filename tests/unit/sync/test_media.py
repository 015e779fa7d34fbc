"""Keys of films, what is remembered of transfers, and when a transfer goes on."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from app.cloud.r2.errors import Stopped
from app.core.errors import CloudOffline, CloudRefused, CloudStrange
from app.sync.media import media_key
from app.sync.media_journal import Download, FileState, MediaJournal, SentPart, Upload
from app.sync.pace import Gate, Pace

SHA, OTHER = "ab" * 32, "cd" * 32
UPLOAD = Upload(SHA, f"coach-1234/games/{SHA}.mp4", "/films/gäme 🏟.mp4", FileState(9, 8, 7))


@pytest.mark.parametrize(
    ("path", "ending"),
    [
        ("/films/a.MP4", "mp4"),
        ("C:\\films\\a b.mov", "mov"),
        ("/films/🏟️ 2025.mkv", "mkv"),
        ("/films/a", "bin"),
        ("/films/a.", "bin"),
        ("/films/a.b/c", "bin"),
        ("/films/a.späß", "bin"),
        ("", "bin"),
    ],
)
def test_a_key_is_plain_whatever_the_file_is_called(path: str, ending: str) -> None:
    assert media_key("coach-1234", SHA, path) == f"coach-1234/games/{SHA}.{ending}"


def test_the_journal_reads_what_it_wrote(tmp_path: Path) -> None:
    journal = MediaJournal(tmp_path)
    journal.put_upload(UPLOAD)
    journal.add_part(SHA, SentPart(2, 5, '"e2"', OTHER))
    journal.add_part(SHA, SentPart(1, 4, '"e1"', OTHER))
    journal.put_download(Download(OTHER, "coach-1234/games/x.mp4", "/films/x.mp4", 9))
    again = MediaJournal(tmp_path)
    (upload,) = again.uploads()
    assert [part.number for part in upload.parts] == [1, 2]
    assert upload.sent == 9
    assert (upload.path, upload.state) == (UPLOAD.path, UPLOAD.state)
    assert again.downloads() == journal.downloads()
    again.drop_upload(SHA)
    again.drop_download(OTHER)
    assert not MediaJournal(tmp_path).uploads()
    assert not MediaJournal(tmp_path).downloads()


def test_a_part_of_a_dropped_upload_is_nothing(tmp_path: Path) -> None:
    journal = MediaJournal(tmp_path)
    assert journal.add_part(SHA, SentPart(1, 4, '"e1"', OTHER)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "{",
        '{"format": 2, "uploads": [], "downloads": []}',
        '{"format": 1, "uploads": [{"sha256": "../../x"}], "downloads": []}',
        '{"format": 1, "uploads": [], "downloads": [{"sha256": 1}]}',
    ],
)
def test_a_journal_that_makes_no_sense_is_put_aside(tmp_path: Path, text: str) -> None:
    (tmp_path / "media.json").write_text(text)
    assert MediaJournal(tmp_path).uploads() == ()
    assert len(list(tmp_path.glob("media-unreadable-*"))) == 1


def test_a_number_that_is_none_is_no_number(tmp_path: Path) -> None:
    journal = MediaJournal(tmp_path)
    journal.put_upload(UPLOAD)
    value = json.loads(journal.path.read_text())
    value["uploads"][0]["state"]["size"] = -1
    journal.path.write_text(json.dumps(value))
    assert MediaJournal(tmp_path).uploads() == ()


def pace(gate: Gate | None = None, said: list[str] | None = None) -> Pace:
    told = said if said is not None else []
    return Pace(gate or Gate(), chance=lambda: 0.0, on_trouble=told.append, first_wait_s=0.0)


def test_a_line_that_is_down_is_waited_for() -> None:
    answers: list[Exception | str] = [
        CloudOffline("The cloud cannot be reached."),
        CloudStrange("A sign-in page."),
        CloudOffline("The cloud is busy.", retry_after_s=0.01),
        "there",
    ]
    said: list[str] = []

    def act() -> str:
        found = answers.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    assert pace(said=said).again(act) == "there"
    assert said == ["The cloud cannot be reached.", "A sign-in page.", "The cloud is busy.", ""]


def test_what_waiting_does_not_cure_is_raised_at_once() -> None:
    def refuse() -> None:
        raise CloudRefused("The key was refused.")

    with pytest.raises(CloudRefused):
        pace().again(refuse)


def test_nonsense_is_given_up_in_the_end() -> None:
    asked = 0

    def page() -> None:
        nonlocal asked
        asked += 1
        raise CloudStrange("A sign-in page.")

    with pytest.raises(CloudStrange):
        pace().again(page)
    assert asked == 8


def test_a_stop_ends_the_wait() -> None:
    one = Pace(Gate(), first_wait_s=3600.0)
    began = threading.Event()

    def down() -> None:
        began.set()
        raise CloudOffline("The cloud cannot be reached.")

    def stop() -> None:
        began.wait(10)
        one.stop()

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(Stopped):
        one.again(down)
    thread.join()


def test_transfers_rest_while_paused_and_while_the_library_syncs() -> None:
    syncing = [True, True, False]
    gate = Gate(lambda: syncing.pop(0) if syncing else False)
    pace(gate).step_aside()
    assert not syncing
    gate.pause()
    one = pace(gate)
    assert gate.shut
    assert one.interrupted()
    threading.Timer(0.05, gate.resume).start()
    one.step_aside()
    assert not one.interrupted()
