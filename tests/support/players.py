"""Whether a film plays through: in ffmpeg, in PyAV and in a headless Chromium, and what they say of it."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import logging
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import av
import av.logging

from app.render.ffmpeg_program import ffmpeg_path


def played_by_ffmpeg(path: Path) -> str:
    """What ffmpeg prints while it decodes the film."""
    command = [str(ffmpeg_path()), "-hide_banner", "-v", "warning", "-i", str(path)]
    # With the film's own clock: the null muxer's would round pictures at a variable rate.
    done = subprocess.run(
        [*command, "-enc_time_base", "demux", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=False,
    )
    return _said(done.stderr.splitlines())


def played_by_pyav(path: Path) -> str:
    """Warnings of FFmpeg's libraries and damaged pictures while PyAV decodes everything."""
    av.logging.set_level(av.logging.WARNING)
    said: list[str] = []
    handler = _Keep(said)
    logging.getLogger("libav").addHandler(handler)
    try:
        with av.open(str(path)) as container:
            bad = sum(
                bool(getattr(frame, "is_corrupt", False)) for frame in container.decode(video=0)
            )
    finally:
        logging.getLogger("libav").removeHandler(handler)
        av.logging.set_level(None)
    if bad:
        return f"{bad} damaged"
    return _said(said)


def _said(lines: Sequence[str]) -> str:
    """The first thing that was said, but for what FFmpeg says of any mp4 that has a cover, as films
    have that were encoded: a cover has no clock."""
    heard = [line.strip() for line in lines if line.strip() and "timescale not set" not in line]
    return heard[0][:60] if heard else "silent"


class _Keep(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


PAGE = """<!doctype html><body><video id=v muted src="{name}"></video><pre id=out></pre><script>
const v = document.getElementById('v'), seen = [];
function tell(what) {{
  const q = v.getVideoPlaybackQuality ? v.getVideoPlaybackQuality() : {{}};
  const body = JSON.stringify({{what, error: v.error && v.error.message, at: v.currentTime,
    length: v.duration, size: [v.videoWidth, v.videoHeight], total: q.totalVideoFrames,
    corrupted: q.corruptedVideoFrames, stalled: seen}});
  fetch('/told', {{method: 'POST', body}});
}}
for (const name of ['stalled', 'abort']) v.addEventListener(name, () => seen.push(name));
v.addEventListener('error', () => tell('error'));
v.addEventListener('ended', () => tell('ended'));
v.playbackRate = {rate}; v.defaultPlaybackRate = {rate};
v.play().catch(error => tell('refused: ' + error));
</script></body>"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves one film with ranges, the page around it, and hears how it went."""

    def __init__(self, *args: Any, film: Path, told: list[dict[str, Any]], rate: float) -> None:
        self._film, self._told, self._rate = film, told, rate
        super().__init__(*args)

    def do_GET(self) -> None:
        if self.path != "/film.mp4":
            self._send(200, "text/html", PAGE.format(name="film.mp4", rate=self._rate).encode())
            return
        data = self._film.read_bytes()
        wanted = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if wanted is None:
            self._send(200, "video/mp4", data)
            return
        start, end = int(wanted[1]), int(wanted[2] or len(data) - 1)
        where = f"bytes {start}-{min(end, len(data) - 1)}/{len(data)}"
        self._send(206, "video/mp4", data[start : end + 1], {"Content-Range": where})

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self._told.append(json.loads(self.rfile.read(length)))
        self._send(200, "text/plain", b"")

    def _send(self, code: int, kind: str, data: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(code)
        heads = {"Content-Type": kind, "Accept-Ranges": "bytes"} | (more or {})
        for name, value in heads.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        # A browser that has read enough hangs up.
        with contextlib.suppress(ConnectionError):
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


def played_by_chromium(path: Path, browser: str, seconds: float, *, rate: float = 1.0) -> str:
    """Play the film from start to end in a headless Chromium; ``played`` or what went wrong."""
    program = shutil.which(browser)
    if program is None:
        return f"no {browser} here"
    told: list[dict[str, Any]] = []
    handler = functools.partial(_Handler, film=path, told=told, rate=rate)
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        tempfile.TemporaryDirectory() as profile,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        command = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--mute-audio"]
        command += ["--autoplay-policy=no-user-gesture-required", f"--user-data-dir={profile}"]
        page = f"http://127.0.0.1:{server.server_port}/"
        running = subprocess.Popen(
            [*command, page], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            limit = time.monotonic() + 40 + 3 * seconds / rate
            while not told and time.monotonic() < limit and running.poll() is None:
                time.sleep(0.2)
        finally:
            running.terminate()
            running.wait(20)
            server.shutdown()
    if not told:
        return "said nothing"
    end = told[0]
    if "NO_SUPPORTED_STREAMS" in (end["error"] or ""):
        return "cannot decode it"
    if end["what"] != "ended":
        return f"{end['what']}: {end['error']}"[:60]
    if end["corrupted"]:
        return f"{end['corrupted']} damaged"
    if abs(end["at"] - seconds) > 0.1:
        return f"ended at {end['at']:.2f} of {seconds:.2f} s"
    return f"played, {end['total']} frames"
