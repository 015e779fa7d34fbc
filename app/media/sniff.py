"""Which container a file is, from its bytes alone; its name is not believed."""

from __future__ import annotations

from app.core.errors import BadMedia, MediaGone
from app.media.source import MediaFile, open_file

_HEAD = 4096
_MOV_BOXES = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"styp", b"uuid"}
_PICTURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
_STILL_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"avif"}
"""Pictures that phones keep in the same boxes as films."""
_PLAYLISTS = (b"#EXTM3U", b"ffconcat", b"v=0", b";FFMETADATA", b"[playlist]")
_KINDS = "MP4, MOV, MKV, WebM, MTS, AVI, FLV, WMV, MPG"


def sniff(path: MediaFile) -> str:
    """The name of the FFmpeg demuxer for a file.

    Raises ``BadMedia`` with what the file is instead, ``MediaGone`` when it vanished.
    """
    head = _head(path)
    demuxer = _demuxer(head)
    if demuxer is None:
        raise BadMedia(f"{path.name} {_instead(head)}; choose a video file ({_KINDS}).")
    return demuxer


def _head(path: MediaFile) -> bytes:
    try:
        with open_file(path) as file:
            return file.read(_HEAD)
    except FileNotFoundError as error:
        raise MediaGone(f"{path.name} is not there any more; locate it.") from error
    except OSError as error:
        raise BadMedia(
            f"{path.name} cannot be read ({error.strerror}); check its permissions."
        ) from error


def _demuxer(head: bytes) -> str | None:
    if head[4:8] in _MOV_BOXES:
        return None if _is_still(head) else "mov"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "matroska"
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return "avi"
    if head.startswith(b"FLV\x01"):
        return "flv"
    if head.startswith(bytes.fromhex("3026b2758e66cf11")):
        return "asf"
    if head.startswith(b"\x00\x00\x01\xba"):
        return "mpeg"
    return "mpegts" if _is_transport_stream(head) else None


def _is_transport_stream(head: bytes) -> bool:
    """Five sync bytes at one distance, starting within the first packet."""
    for size in (188, 192, 204):
        for start in range(size):
            marks = head[start : start + 5 * size : size]
            if len(marks) == 5 and set(marks) == {0x47}:
                return True
    return False


def _is_still(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in _STILL_BRANDS


def _instead(head: bytes) -> str:
    if _is_still(head):
        return "is a HEIC or AVIF picture, not a video"
    for magic, kind in _PICTURES.items():
        if head.startswith(magic):
            return f"is a {kind} picture, not a video"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(_PLAYLISTS) or b"<MPD" in head or b"<SmoothStreamingMedia" in head:
        return "is a playlist that only names other files, not a video"
    if head.startswith((b"\x00\x00\x00\x01", b"\x00\x00\x01")):
        return "is a bare stream without timestamps, not a video in a file format"
    if head and all(32 <= byte < 127 or byte in b"\t\r\n" for byte in head[:512]):
        return "holds text, not a video"
    return "is not a video that can be opened"
