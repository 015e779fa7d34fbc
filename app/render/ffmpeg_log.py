"""What ffmpeg prints when it fails, in one sentence with the cure.

A table, most specific first: ffmpeg reports the same trouble on several lines, and the useful one
is seldom the last.
"""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from typing import Literal, TypeAlias

TroubleKind: TypeAlias = Literal["disk", "access", "memory", "killed", "encoder", "other"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why ffmpeg failed: a kind for the program and ``reason``, a clause with the cure, for people.

    Kind ``encoder`` means that another encoder may well work. ``lasting`` says that trying again
    will not help until something is installed or plugged in.
    """

    kind: TroubleKind
    reason: str
    lasting: bool = False

    @property
    def sentence(self) -> str:
        """The reason as a sentence."""
        return f"{self.reason[:1].upper()}{self.reason[1:]}."


_DISK = Trouble(
    "disk",
    "the disk the export is written to is full; free some space there or choose another folder",
)
_ACCESS = Trouble(
    "access",
    "the export may not be written to this folder; choose a folder that you own",
)
_MEMORY = Trouble(
    "memory",
    "this computer ran out of memory while encoding; close other programs and try again",
)
_KILLED = Trouble(
    "killed",
    "ffmpeg was stopped from outside, often because memory ran out; close other programs and "
    "try again",
)
_CRASHED = Trouble(
    "encoder",
    "the encoder crashed; update the graphics driver, or choose the encoder x264",
)


def _lasting(reason: str) -> Trouble:
    return Trouble("encoder", reason, lasting=True)


_TABLE: tuple[tuple[str, Trouble], ...] = (
    (r"No space left on device|ENOSPC|There is not enough space on the disk", _DISK),
    (r"Disk quota exceeded|File too large", _DISK),
    (
        r"Unknown encoder|Encoder not found|Unrecognized option 'vaapi_device'",
        _lasting(
            "this ffmpeg was built without the encoder; use the ffmpeg that comes with the app"
        ),
    ),
    # NVENC
    (
        r"Cannot load (libcuda|nvcuda|libnvidia-encode|nvEncodeAPI)",
        _lasting(
            "the driver of an NVIDIA graphics card is not installed; install it if this computer "
            "has such a card"
        ),
    ),
    (
        r"Driver does not support the required nvenc API version|minimum required Nvidia driver",
        _lasting("the NVIDIA driver is too old for this ffmpeg; update the driver"),
    ),
    (
        (
            r"No capable devices found|CUDA_ERROR_NO_DEVICE|no CUDA-capable device|"
            r"NV_ENC_ERR_NO_ENCODE_DEVICE|NV_ENC_ERR_UNSUPPORTED_DEVICE|"
            r"unsupported device|Codec not supported"
        ),
        _lasting(
            "no graphics card here can encode H.264; plug in or switch on one that can, or choose "
            "the encoder x264"
        ),
    ),
    (
        (
            r"No free encoding sessions|incompatible client key|OpenEncodeSessionEx failed: "
            r"out of memory"
        ),
        Trouble(
            "encoder",
            "the graphics card is encoding as many films as it can; stop other recordings and try "
            "again",
        ),
    ),
    (
        r"CUDA_ERROR_(?!NO_DEVICE)|OpenEncodeSessionEx failed|InitializeEncoder failed",
        Trouble(
            "encoder",
            "the NVIDIA driver refused to encode; restart the computer or update the driver",
        ),
    ),
    # VAAPI
    (
        r"No VA display found|/dev/dri/\S+: No such file|No VA display",
        _lasting(
            "there is no graphics device under /dev/dri that can encode; install the card's driver"
        ),
    ),
    (
        r"/dev/dri/\S+: Permission denied",
        _lasting(
            "the graphics device under /dev/dri may not be used; add this user to the group render"
        ),
    ),
    (
        r"Failed to initialise VAAPI connection|No usable encoding (entrypoint|profile)",
        _lasting("the VAAPI driver cannot encode H.264; install the driver of the graphics card"),
    ),
    # Quick Sync
    (
        (
            r"Error creating a MFX session|Error initializing an internal MFX session|"
            r"unsupported \(-3\)|MFX_ERR_(UNSUPPORTED|NOT_FOUND)"
        ),
        _lasting(
            "no Intel graphics with Quick Sync answers; install its driver if this computer has one"
        ),
    ),
    # AMF
    (
        (
            r"amfrt(64|32)\S* failed to open|AMF.*failed to open|Failed to create\s+hardware device "
            r"context \(AMF\)"
        ),
        _lasting(
            "the driver of an AMD graphics card is not installed; install it if this computer has "
            "such a card"
        ),
    ),
    (
        r"CreateComponent\(AMFVideoEncoder|AMF initialisation failed",
        _lasting("the AMD graphics card cannot encode H.264; update its driver"),
    ),
    # VideoToolbox
    (
        (
            r"cannot create compression session|Failed to prepare encoder|"
            r"qscale not available|-q:v qscale not"
        ),
        _lasting("this Mac's hardware cannot encode at a set quality; choose the encoder x264"),
    ),
    (r"Cannot allocate memory|Out of memory|malloc of size \d+ failed", _MEMORY),
    (r"Permission denied|Read-only file system|Access is denied", _ACCESS),
    (
        r"No such file or directory",
        Trouble(
            "access",
            "a folder or file of the export vanished while it was written; choose another folder",
        ),
    ),
    (
        (
            r"Error while opening encoder|Could not open encoder|Error initializing output stream|"
            r"Error sending frames to consumers|Error submitting (a|video) frame|"
            r"Error encoding a frame"
        ),
        Trouble(
            "encoder",
            "the encoder did not start; choose the encoder x264, or update the graphics driver",
        ),
    ),
)
_FILE_TOO_LARGE = getattr(signal, "SIGXFSZ", None)
_CRASHES = {
    getattr(signal, name).value
    for name in ("SIGSEGV", "SIGABRT", "SIGILL", "SIGBUS", "SIGFPE")
    if hasattr(signal, name)
}
_PREFIX = re.compile(r"^(\[[^\]]*\]\s*)+")


def read_log(log: str, status: int = 1) -> Trouble:
    """What went wrong, from everything ffmpeg printed and its exit status (below 0: a signal)."""
    for pattern, trouble in _TABLE:
        if re.search(pattern, log):
            return trouble
    if _FILE_TOO_LARGE is not None and status == -_FILE_TOO_LARGE:
        return _DISK
    if -status in _CRASHES or status in (0xC0000005, -0x3FFFFFFB):
        return _CRASHED
    if status < 0 or status in (137, 143):
        return _KILLED
    lines = [_PREFIX.sub("", line).strip() for line in log.splitlines() if line.strip()]
    said = f"ffmpeg said {lines[0][:200].rstrip('.')!r}" if lines else f"status {status}"
    return Trouble("other", f"the encoding stopped ({said}); try again with the encoder x264")


def sentence_from_log(log: str, status: int = 1) -> str:
    """``read_log`` as one sentence for people."""
    return read_log(log, status).sentence
