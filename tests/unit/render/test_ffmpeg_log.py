"""What ffmpeg printed becomes one sentence with the cure."""

from __future__ import annotations

import pytest

from app.render.ffmpeg_log import _TABLE, read_log, sentence_from_log

NVENC_TAIL = """
[vost#0:0/h264_nvenc @ 0x1] [enc:h264_nvenc @ 0x2] Error while opening encoder - maybe incorrect parameters such as bit_rate, rate, width or height.
[vf#0:0 @ 0x3] Error sending frames to consumers: Operation not permitted
"""
CASES = [
    ("[out#0/mp4] Could not write header: No space left on device", "disk", "is full"),
    (
        "[vf#0:0 @ 0x5] Error sending frames to consumers: No space left on device",
        "disk",
        "free some space",
    ),
    (
        (
            "[out#0/mp4 @ 0x1] Error opening output /x/o.mp4: Permission denied\n"
            "Error opening output files: Permission denied"
        ),
        "access",
        "choose a folder that you own",
    ),
    ("/x/o.mp4: Read-only file system", "access", "may not be written"),
    ("[vost#0:0] Unknown encoder 'h264_amf'", "encoder", "built without the encoder"),
    (
        "[h264_nvenc @ 0x1] Cannot load libcuda.so.1" + NVENC_TAIL,
        "encoder",
        "driver of an NVIDIA graphics card is not installed",
    ),
    (
        "[h264_nvenc @ 0x1] Cannot load nvEncodeAPI64.dll" + NVENC_TAIL,
        "encoder",
        "driver of an NVIDIA graphics card is not installed",
    ),
    (
        "[h264_nvenc @ 0x1] Driver does not support the required nvenc API version. "
        "Required: 13.0 Found: 12.1\n"
        "[h264_nvenc @ 0x1] The minimum required Nvidia driver for nvenc is 570.0 or newer"
        + NVENC_TAIL,
        "encoder",
        "NVIDIA driver is too old for this ffmpeg; update it to 570.0 or newer",
    ),
    (
        "[h264_nvenc @ 0x1] Driver does not support the required nvenc API version. "
        "Required: 13.0 Found: 12.1" + NVENC_TAIL,
        "encoder",
        "too old for this ffmpeg; update the driver",
    ),
    (
        "[hevc_nvenc] No capable devices found" + NVENC_TAIL,
        "encoder",
        "graphics card here can encode",
    ),
    (
        "[h264_nvenc] dl_fn->cuda_dl->cuInit(0) failed -> CUDA_ERROR_NO_DEVICE: "
        "no CUDA-capable device is detected" + NVENC_TAIL,
        "encoder",
        "driver finds no graphics card",
    ),
    (
        "[h264_nvenc @ 0x1] dl_fn->cuda_dl->cuInit(0) failed -> CUDA_ERROR_SYSTEM_DRIVER_MISMATCH: "
        "system has unsupported display driver / cuda driver combination" + NVENC_TAIL,
        "encoder",
        "restart the computer",
    ),
    (
        "[h264_nvenc @ 0x1] OpenEncodeSessionEx failed: unsupported device (2): (no details)\n"
        "[h264_nvenc @ 0x1] No capable devices found" + NVENC_TAIL,
        "encoder",
        "has no video encoder (A100, H100",
    ),
    (
        "[h264_nvenc @ 0x1] OpenEncodeSessionEx failed: unsupported device (2)\n"
        "[h264_nvenc @ 0x1] No NVENC capable devices found" + NVENC_TAIL,
        "encoder",
        "has no video encoder",
    ),
    (
        "[av1_nvenc @ 0x1] Codec not supported\n[av1_nvenc @ 0x1] No capable devices found"
        + NVENC_TAIL,
        "encoder",
        "can encode this format; choose",
    ),
    (
        "[h264_nvenc @ 0x1] OpenEncodeSessionEx failed: incompatible client key (21): "
        "(no details)\n[h264_nvenc @ 0x1] No capable devices found" + NVENC_TAIL,
        "encoder",
        "as many films as it can",
    ),
    (
        "[hevc_nvenc @ 0x1] CreateInputBuffer failed: out of memory (10): (no details)"
        + NVENC_TAIL,
        "encoder",
        "memory of the graphics card is full",
    ),
    (
        "[h264_nvenc @ 0x1] dl_fn->cuda_dl->cuCtxCreate(&ctx->cu_context_internal, 0, cu_device) "
        "failed -> CUDA_ERROR_OUT_OF_MEMORY: out of memory" + NVENC_TAIL,
        "encoder",
        "memory of the graphics card is full",
    ),
    (
        "[h264_nvenc @ 0x1] InitializeEncoder failed: invalid param (8): Invalid Level."
        + NVENC_TAIL,
        "encoder",
        "refused to encode",
    ),
    (
        (
            "[AVHWDeviceContext @ 0x5] Failed to initialise VAAPI connection: -1 "
            "(unknown libva error).\nDevice creation failed: -5."
        ),
        "encoder",
        "VAAPI driver of the graphics card is missing",
    ),
    (
        (
            "[h264_vaapi @ 0x5] No usable encoding entrypoint found for profile "
            "VAProfileAV1Profile0 (32)."
        ),
        "encoder",
        "cannot encode this format",
    ),
    (
        "[hevc_vaapi @ 0x5] Driver does not support CQP RC mode (supported modes: VBR).",
        "encoder",
        "cannot hold the quality",
    ),
    ("/dev/dri/renderD128: Permission denied", "encoder", "group render"),
    ("[VAAPI @ 0x5] Device or resource busy", "encoder", "for itself"),
    (
        "[av1_qsv @ 0x5] Error initializing the encoder: unsupported (-3)",
        "encoder",
        "Intel processor cannot encode this format",
    ),
    (
        "[hevc_qsv @ 0x5] Error during encoding: device failed (-17)",
        "encoder",
        "Intel graphics stopped answering",
    ),
    (
        "[h264_amf @ 0x7] CreateComponent(AMFVideoEncoderVCE_AVC) failed with error 30",
        "encoder",
        "AMD graphics card cannot encode this format",
    ),
    (
        "[AMF @ 0x7] AMF failed to initialise on the given Vulkan device: 1.",
        "encoder",
        "AMD graphics card is too old or broken",
    ),
    ("[h264_amf @ 0x7] encoder->Init() failed with error 5", "encoder", "update it"),
    (
        "[hevc_videotoolbox @ 0x1] Error: cannot create compression session: -12903",
        "encoder",
        "encoder is busy",
    ),
    (
        "[h264_nvenc] OpenEncodeSessionEx failed: out of memory (10): (no details)" + NVENC_TAIL,
        "encoder",
        "as many films as it can",
    ),
    (
        "[VAAPI @ 0x5] No VA display found for device /dev/dri/renderD128.",
        "encoder",
        "under /dev/dri",
    ),
    ("[h264_qsv @ 0x5] Error creating a MFX session: -9.", "encoder", "Quick Sync"),
    ("[AMF @ 0x7] DLL libamfrt64.so.1 failed to open", "encoder", "AMD graphics card"),
    (
        "[h264_videotoolbox @ 0x1] Error: cannot create compression session: -12908",
        "encoder",
        "Mac's hardware",
    ),
    (NVENC_TAIL, "encoder", "did not start"),
    ("Cannot allocate memory", "memory", "ran out of memory"),
    ("[mp4 @ 0x1] something nobody has seen.", "other", "'something nobody has seen'"),
]


@pytest.mark.parametrize(("log", "kind", "words"), CASES)
def test_each_failure_has_its_sentence(log: str, kind: str, words: str) -> None:
    trouble = read_log(log)
    assert trouble.kind == kind
    assert words in trouble.sentence
    assert trouble.sentence[0].isupper() and trouble.sentence.endswith(".")
    assert "\n" not in trouble.sentence


def test_signals_are_told_apart() -> None:
    assert read_log("", -9).kind == "killed"
    assert read_log("", -11).kind == "encoder"
    assert "close other programs" in sentence_from_log("", -9)
    assert "status 3" in sentence_from_log("", 3)


def test_only_what_may_pass_is_worth_another_try() -> None:
    assert read_log("Cannot load libcuda.so.1").lasting
    assert not read_log("OpenEncodeSessionEx failed: out of memory").lasting
    assert not read_log("CUDA_ERROR_OUT_OF_MEMORY").lasting
    assert not read_log("[vaapi] Device or resource busy").lasting
    assert read_log("OpenEncodeSessionEx failed: unsupported device (2)").lasting


def test_reasons_say_a_clause_and_a_cure() -> None:
    for _, trouble in _TABLE:
        if trouble.kind == "encoder":
            assert trouble.reason.count("; ") == 1, trouble.reason
