"""What ffmpeg prints when it fails, in one sentence with the cure.

A table, most specific first: ffmpeg reports the same trouble on several lines, and the useful one
is seldom the last.
"""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass, replace
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
        r"Unknown encoder|Encoder not found|Unrecognized option '(vaapi_device|crf|cq)'",
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
        r"minimum required Nvidia driver for nvenc is (\d[\d.]*)(?: \(or newer\)| or newer)",
        _lasting("the NVIDIA driver is too old for this ffmpeg; update it to {} or newer"),
    ),
    (
        (
            r"Driver does not support the required nvenc API version|"
            r"minimum required Nvidia driver|CUDA_ERROR_INSUFFICIENT_DRIVER|"
            r"driver version is insufficient|invalid version \(15\)"
        ),
        _lasting("the NVIDIA driver is too old for this ffmpeg; update the driver"),
    ),
    (
        (
            r"CUDA_ERROR_SYSTEM_DRIVER_MISMATCH|CUDA_ERROR_COMPAT_NOT_SUPPORTED|"
            r"unsupported display driver / cuda driver combination"
        ),
        Trouble(
            "encoder",
            "the NVIDIA driver was updated while the old one is still at work; restart the "
            "computer",
        ),
    ),
    (
        r"CUDA_ERROR_NO_DEVICE|no CUDA-capable device",
        _lasting(
            "the NVIDIA driver finds no graphics card; plug it in, switch it on, or pass it on to "
            "this container"
        ),
    ),
    (
        (
            r"unsupported device \(2\)|no encode device \(1\)|NV_ENC_ERR_NO_ENCODE_DEVICE|"
            r"NV_ENC_ERR_UNSUPPORTED_DEVICE"
        ),
        _lasting(
            "this NVIDIA card has no video encoder (A100, H100, H200, B200 and some laptop cards "
            "have none); choose the encoder x264, or a card that has one"
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
        r"CUDA_ERROR_OUT_OF_MEMORY|failed: out of memory \(10\)",
        Trouble(
            "encoder",
            "the memory of the graphics card is full; close games and other programs that use it "
            "and try again",
        ),
    ),
    (
        r"encoder busy \(18\)|encoder is busy|CUDA_ERROR_DEVICE_UNAVAILABLE",
        Trouble(
            "encoder",
            "another program has the NVIDIA card for itself; close that program and try again",
        ),
    ),
    (
        r"No (NVENC )?capable devices found|Codec not supported",
        _lasting(
            "no graphics card here can encode this format; choose the format H.264, or the encoder "
            "x264"
        ),
    ),
    (
        r"CUDA_ERROR_|OpenEncodeSessionEx failed|InitializeEncoder failed",
        Trouble(
            "encoder",
            "the NVIDIA driver refused to encode; restart the computer or update the driver",
        ),
    ),
    # VAAPI, and Quick Sync on Linux, which opens the same devices
    (
        r"/dev/dri/\S*:? ?Permission denied|Permission denied[^\n]*/dev/dri",
        _lasting(
            "the graphics device under /dev/dri may not be used; add this user to the group render "
            "and log in again"
        ),
    ),
    (
        r"Device or resource busy|MFX_WRN_DEVICE_BUSY|device busy \(2\)",
        Trouble(
            "encoder",
            "another program has the graphics card for itself; close that program and try again",
        ),
    ),
    (
        r"Failed to initialise VAAPI connection|va_openDriver\(\) returns -?[1-9]|unknown libva error",
        _lasting(
            "the VAAPI driver of the graphics card is missing; install it (intel-media-va-driver "
            "or mesa-va-drivers)"
        ),
    ),
    (
        r"No VA display found|/dev/dri/\S+: No such file|No VA display",
        _lasting(
            "there is no graphics device under /dev/dri that can encode; install the card's driver"
        ),
    ),
    (
        (
            r"No usable encoding (entrypoint|profile)|Encoding entrypoint not found|"
            r"does not support (any )?encod"
        ),
        _lasting(
            "the graphics card or its VAAPI driver cannot encode this format; choose the format "
            "H.264, or the encoder x264"
        ),
    ),
    (
        r"Driver does not support \S+ RC mode|No supported RC mode|rate control mode[^\n]*not supp",
        _lasting(
            "the driver cannot hold the quality that is asked for; update the driver of the "
            "graphics card, or choose the encoder x264"
        ),
    ),
    # Quick Sync
    (
        (
            r"Error creating a MFX session|Error initializing an internal MFX session|"
            r"Error getting a MFX session|MFX_ERR_NOT_FOUND"
        ),
        _lasting(
            "no Intel graphics with Quick Sync answers; install its driver if this computer has one"
        ),
    ),
    (
        (
            r"Current (codec|profile|picture structure|resolution)[^\n]* is unsupported|"
            r"not supported by the QSV runtime|ratecontrol mode is unsupported|unsupported \(-3\)|"
            r"MFX_ERR_UNSUPPORTED|[Ll]ow power mode is unsupported"
        ),
        _lasting(
            "this Intel processor cannot encode this format; choose the format H.264, or the "
            "encoder x264"
        ),
    ),
    (
        r"device (failed|lost) \(-1[37]\)|GPU hang|MFX_ERR_(DEVICE_FAILED|DEVICE_LOST|GPU_HANG)",
        Trouble(
            "encoder",
            "the Intel graphics stopped answering; restart the computer or update the driver",
        ),
    ),
    # AMF
    (
        r"amfrt(64|32)\S* failed to open",
        _lasting(
            "the driver of an AMD graphics card is not installed; install it if this computer has "
            "such a card"
        ),
    ),
    (
        r"CreateComponent ?\(\S*\) failed|AMF_NOT_SUPPORTED|AMF_CODEC_NOT_SUPPORTED",
        _lasting(
            "the AMD graphics card cannot encode this format; choose the format H.264, or the "
            "encoder x264"
        ),
    ),
    (
        (
            r"AMF (failed to initialise|initialisation failed)|AMFQueryVersion failed|"
            r"AMFInit failed|Failed to create\s+hardware device context \(AMF\)|"
            r"create derived AMF device|encoder->Init\(\) failed"
        ),
        _lasting("the driver of the AMD graphics card is too old or broken; update it"),
    ),
    # VideoToolbox
    (
        r"cannot create compression session: -12903|kVTInvalidSessionErr|session: -1291[25]",
        Trouble(
            "encoder",
            "this Mac's encoder is busy; stop other recordings and calls and try again",
        ),
    ),
    (
        (
            r"cannot create compression session|Failed to prepare encoder|"
            r"qscale not available|-q:v qscale not"
        ),
        _lasting(
            "this Mac's hardware cannot encode this format at a set quality; choose the encoder "
            "x264"
        ),
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
        if found := re.search(pattern, log):
            # Only a reason with a place for it takes what was found: a version.
            return replace(trouble, reason=trouble.reason.format(*found.groups()))
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
