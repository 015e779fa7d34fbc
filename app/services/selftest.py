"""``reel-ballers --selftest``: whether everything that was packed together works together.

An installer can lack a module that is imported late, a font or a codec, and nobody would notice
before a coach does. So everything is done once, for real, in a folder that is thrown away; the
network is not used. The window's part is in ``app.ui.selftest``.
"""

from __future__ import annotations

import importlib
import pkgutil
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path

import cv2

import app
from app.core.edit import Edit
from app.core.errors import ReelBallersError, RenderFailed
from app.footage import MatchSpec, write_match
from app.media.index_cache import cached_index
from app.media.reader import FrameReader
from app.render.child import run_in_child as render_in_child
from app.render.encoders import X264, ranked
from app.render.encoders import probe as try_encoder
from app.render.ffmpeg_program import ffmpeg_path, ffmpeg_version
from app.render.job import RenderRequest
from app.services.workspace import Workspace
from app.tracking.child import run_in_child as follow_in_child
from app.tracking.request import FollowRequest
from resources import FOLDER

LATE = (
    "PySide6.QtCore", "PySide6.QtGui", "PySide6.QtMultimedia", "PySide6.QtNetwork", "PySide6.QtWidgets", "alembic",
    "alembic.config", "asyncio", "boto3", "botocore", "botocore.config", "botocore.parsers",
    "botocore.session", "concurrent.futures", "cryptography.exceptions", "ctypes",
    "cryptography.hazmat.primitives.asymmetric.ed25519", "httpx", "importlib.metadata", "json", "keyring",
    "keyring.errors", "pysqlite3.dbapi2", "qasync", "urllib3.exceptions",
)  # fmt: skip
"""What the program imports within functions or by name: it is found missing only when it is wanted."""
BACKENDS = {
    "linux": ("keyring.backends.SecretService", "keyring.backends.kwallet"),
    "darwin": ("keyring.backends.macOS",),
    "win32": ("keyring.backends.Windows",),
}
"""The keyrings of each system; keyring finds them by entry points."""
FILES = (
    "edit.schema.json",
    "job.schema.json",
    "themes/style.qss",
    "fonts/Inter/Inter-Regular.otf",
    "fonts/BebasNeue/BebasNeue-Regular.otf",
    "languages/reel-ballers_de.qm",
    "languages/reel-ballers_es.qm",
)
_SPEC = MatchSpec(
    width=640, height=360, fps=Fraction(30), duration_s=Fraction(2), gop=30, code_strips=0
)
_NAME = "Selftest"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check: what was looked at, whether it works, what was found, how long it took."""

    name: str
    works: bool
    text: str
    seconds: float

    def line(self) -> str:
        """As it is printed."""
        return (
            f"{'ok' if self.works else 'NO':3} {self.name:<18} {self.seconds:6.2f} s  {self.text}"
        )


Check = tuple[str, Callable[[], str]]
"""A name, and what does it: returns what was found, raises when it does not work."""


def run_checks(checks: Sequence[Check]) -> Iterator[Outcome]:
    """Carry out each, whatever the others came to."""
    for name, check in checks:
        begun = time.monotonic()
        try:
            text, works = check(), True
        except ReelBallersError as error:
            text, works = error.sentence, False
        except Exception as error:  # noqa: BLE001 (whatever it is, the rest is looked at as well)
            text, works = f"{type(error).__name__}: {error}", False
        yield Outcome(name, works, " ".join(text.split()), time.monotonic() - begun)


class Trial:
    """The checks without a window, in a folder of their own. A context manager."""

    def __init__(self) -> None:
        self._kept = tempfile.TemporaryDirectory(prefix="reel-ballers-selftest-")
        self.folder = Path(self._kept.name)
        self.video = self.folder / "match.mp4"
        self.home = self.folder / "library"
        self._edit: Edit | None = None

    def __enter__(self) -> Trial:
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.cleanup()

    def checks(self) -> list[Check]:
        """In the order in which they need each other."""
        return [
            ("version", _version),
            ("modules", _modules),
            ("late modules", _late),
            ("files", _files),
            ("ffmpeg", _ffmpeg),
            ("encoders", _encoders),
            ("make footage", self._make),
            ("decode", self._decode),
            ("opencv", self._opencv),
            ("library", self._library),
            ("render 1 s", self._render),
            ("follow", self._follow),
            ("R2 client", _r2),
            ("RunPod client", _runpod),
            ("keyring", _keyring),
        ]

    def _make(self) -> str:
        write_match(_SPEC, self.video)
        return f"{self.video.stat().st_size} bytes"

    def _decode(self) -> str:
        index = cached_index(self.video, self.folder)
        with FrameReader(self.video, index) as reader:
            picture = reader.picture(index.count - 1)
        expect(picture.width == _SPEC.width, "the last picture has another width")
        return f"{index.count} pictures of {picture.width}x{picture.height}"

    def _opencv(self) -> str:
        """The bundle for Linux lets OpenCV have PyAV's FFmpeg (scripts/one_ffmpeg.py): whether the two
        fit is seen by reading through it, which the program does nowhere else. On Windows it has none."""
        if sys.platform != "linux":
            return f"OpenCV {cv2.__version__}"
        film = cv2.VideoCapture(str(self.video), cv2.CAP_FFMPEG)
        shapes = []
        while (read := film.read())[0]:
            shapes.append(read[1].shape)
        film.release()
        expect(len(shapes) == 60, f"OpenCV read {len(shapes)} pictures and not 60")
        expect(set(shapes) == {(_SPEC.height, _SPEC.width, 3)}, "its pictures have another size")
        maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")
        codecs = {line.split()[-1] for line in maps.splitlines() if "/libavcodec" in line}
        return f"OpenCV {cv2.__version__} read 60 pictures; {len(codecs)} of libavcodec loaded"

    def _library(self) -> str:
        """Written, closed, opened and read: the database, its migrations, the services."""
        with Workspace.open(self.home, queue=False) as workspace:
            game = workspace.games.add([self.video], name=_NAME, measure=True).result()
            clip = workspace.annotate.mark(
                game.id, 500_000, lead_us=500_000, lag_us=500_000
            ).result()
            reel = workspace.reels.create(_NAME, [clip.id]).result()
            workspace.overlay.ensure_spotlights(reel).result()
        with Workspace.open(self.home, queue=False) as workspace:
            found = workspace.reels.find(_NAME).result()
            self._edit = workspace.reels.edit(found.id).result()
        module = sys.modules.get("pysqlite3.dbapi2") or sys.modules["sqlite3"]
        return f"read back; SQLite {module.sqlite_version} ({module.__name__})"

    def _render(self) -> str:
        if self._edit is None:
            raise RenderFailed("There is no reel to render.")
        sources = {source: self.video for source, _ in self._edit.sources}
        out = self.folder / "reel.mp4"
        request = RenderRequest(self._edit, sources, out, quality="draft", cache_dir=self.folder)
        done = render_in_child(request)
        expect(done.frames == 30, f"it has {done.frames} pictures and not 30")
        return f"{done.frames} pictures with {done.encoder}, {out.stat().st_size} bytes"

    def _follow(self) -> str:
        request = FollowRequest(self.video, 0, 320.0, 180.0, 0, 400_000)
        follow_in_child(request, self.folder)
        return "the process that follows players answered"


def expect(true: bool, otherwise: str) -> None:
    """``RenderFailed`` with a sentence, unless it is so."""
    if not true:
        raise RenderFailed(f"{otherwise[:1].upper()}{otherwise[1:]}.")


def _version() -> str:
    frozen = "bundle" if getattr(sys, "frozen", False) else "source"
    python = platform.python_version()
    system = f"{platform.system()} {platform.machine()}"
    return f"Reel Ballers {version('reel-ballers')} ({frozen}), Python {python}, {system}"


def _modules() -> str:
    """Every module of ours; those that are a process's own start are left to the processes."""
    names = [
        found.name
        for found in pkgutil.walk_packages(app.__path__, "app.")
        if not found.name.endswith(".__main__") and ".migrations" not in found.name
    ]
    for name in names:
        importlib.import_module(name)
    expect(len(names) > 100, f"only {len(names)} modules are there")
    return f"{len(names)} of ours imported"


def _late() -> str:
    names = [*LATE, *BACKENDS.get(sys.platform, ())]
    missing = []
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            if name != "pysqlite3.dbapi2" or _has_pysqlite():
                missing.append(f"{name} ({error})")
    expect(not missing, f"missing: {', '.join(missing)}")
    return f"{len(names)} imported"


def _has_pysqlite() -> bool:
    """Whether there are wheels of pysqlite3 for this kind of computer (see pyproject.toml)."""
    here = (sys.platform, platform.machine())
    return here in (("linux", "x86_64"), ("darwin", "arm64"), ("win32", "AMD64"))


def _files() -> str:
    missing = [name for name in FILES if not (FOLDER / name).is_file()]
    expect(not missing, f"missing in {FOLDER}: {', '.join(missing)}")
    return f"{len(FILES)} of {FOLDER}"


def _ffmpeg() -> str:
    path = ffmpeg_path()
    place = getattr(sys, "_MEIPASS", "")
    inside = path.is_relative_to(place) if place else True
    expect(inside, f"{path} is not the one in the bundle")
    return f"{ffmpeg_version(path)} at {path}"


def _encoders() -> str:
    """All of this kind of computer; the processor's must work."""
    found = {encoder: try_encoder(encoder) for encoder in ranked()}
    expect(found[X264].ok, f"x264 does not work: {found[X264].reason}")
    good = ", ".join(encoder.name for encoder, probed in found.items() if probed.ok)
    return f"{len(found)} tried; works: {good}"


def _r2() -> str:
    """A client that signs a link; nothing is sent."""
    from app.cloud.r2 import R2Config
    from app.cloud.r2.door import make_client

    config = R2Config("https://0.r2.cloudflarestorage.com", "selftest", "key", "secret", "selftest")
    client = make_client(config, 1.0, 1.0)
    link = str(client.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"}))
    expect("X-Amz-Signature" in link, "the link it made is not signed")
    client.close()
    return "made, and it signs"


def _runpod() -> str:
    from app.cloud.runpod.client import RunPod
    from app.cloud.runpod.config import RunPodConfig

    RunPod(RunPodConfig("selftest", "key")).close()
    return "made"


def _keyring() -> str:
    """Which one would be asked; on a computer without one that says so, and is no fault."""
    from app.cloud.secrets import backend_name

    return backend_name()
