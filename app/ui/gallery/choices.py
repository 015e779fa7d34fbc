"""What the export dialog remembers from one export to the next, as JSON. Pure, no Qt."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.export import (
    EXPORT_CODECS,
    EXPORT_KINDS,
    EXPORT_PLACES,
    EXPORT_QUALITIES,
    ExportCodec,
    ExportJob,
    ExportKind,
    ExportQuality,
    ExportWhere,
    codec_of,
    max_bytes_of,
)

REMEMBERED = "export_choices"
"""The name of the setting of this computer."""
MOST_MB = 9_999
ENCODERS: tuple[str, ...] = ("auto", "x264", "nvenc", "qsv", "amf", "videotoolbox", "vaapi")


@dataclass(frozen=True, slots=True)
class Remembered:
    """The choices that are made once and wanted again.

    ``scale`` is which of the offered sizes (0: the full one); ``source_rate`` asks for the rate of
    the footage instead of the reel's own; ``folder`` None is the library's. ``max_mb`` is a size
    limit in megabytes, 0 for none.
    """

    kind: ExportKind | None = None
    quality: ExportQuality = "standard"
    where: ExportWhere = "auto"
    scale: int = 0
    source_rate: bool = False
    audio: bool = True
    folder: Path | None = None
    codec: ExportCodec = "h264"
    max_mb: int = 0
    loudness: bool = False
    banner: bool = True
    encoder: str = "auto"
    """Chosen in the settings of the program, not in the dialog."""

    def to_json(self) -> str:
        """For the settings."""
        return json.dumps(
            {
                "kind": self.kind,
                "quality": self.quality,
                "where": self.where,
                "scale": self.scale,
                "source_rate": self.source_rate,
                "audio": self.audio,
                "loudness": self.loudness,
                "banner": self.banner,
                "folder": str(self.folder) if self.folder else "",
                "codec": self.codec,
                "max_mb": self.max_mb,
                "encoder": self.encoder,
            }
        )


def remembered(text: str) -> Remembered:
    """What was remembered; anything that makes no sense is the default."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return Remembered()
    if not isinstance(found, dict):
        return Remembered()
    result = Remembered()
    kind, quality, where = found.get("kind"), found.get("quality"), found.get("where")
    if kind in EXPORT_KINDS:
        result = replace(result, kind=kind)
    if quality in EXPORT_QUALITIES:
        result = replace(result, quality=quality)
    if where in EXPORT_PLACES:
        result = replace(result, where=where)
    scale, folder = found.get("scale"), found.get("folder")
    if isinstance(scale, int) and 0 <= scale <= 2:
        result = replace(result, scale=scale)
    if isinstance(folder, str) and folder:
        result = replace(result, folder=Path(folder))
    codec, max_mb = found.get("codec"), found.get("max_mb")
    if codec in EXPORT_CODECS:
        result = replace(result, codec=codec)
    if isinstance(max_mb, int) and 0 <= max_mb <= MOST_MB:
        result = replace(result, max_mb=max_mb)
    audio, source_rate = found.get("audio") is not False, found.get("source_rate") is True
    loudness = found.get("loudness") is True
    banner = found.get("banner") is not False
    if found.get("encoder") in ENCODERS:
        result = replace(result, encoder=found["encoder"])
    return replace(result, audio=audio, loudness=loudness, source_rate=source_rate, banner=banner)


def like(job: ExportJob, base: Remembered) -> Remembered:
    """The choices an earlier export was made with, the rest as remembered."""
    return replace(
        base,
        kind=job.kind,
        quality=job.quality,
        where=job.where,
        audio=job.setting("audio", True) is not False,
        codec=codec_of(job),
        max_mb=min(MOST_MB, max_bytes_of(job) // 1_000_000),
        loudness=job.setting("loudness", False) is True,
        banner=job.setting("banner", True) is not False,
    )
