"""Photos for intro cards as nobody should write them: bombs, broken files, other kinds."""

from __future__ import annotations

import base64
import io
import random
import struct
import zlib

from PIL import Image


def photo(kind: str, side: int = 24) -> str:
    out = io.BytesIO()
    Image.new("RGB", (side, side), (200, 30, 60)).save(out, kind)
    return base64.b64encode(out.getvalue()).decode()


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


def _png(width: int, height: int, rows: bytes, *more: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    data = _chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + data + _chunk(b"IEND", b"")


def _encoded_photo(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bomb(chance: random.Random) -> str:
    """A few kilobytes that say they are, or become, a picture of gigabytes."""
    side = chance.choice((5_000, 12_000, 60_000, 0x7FFFFFFF))
    return _encoded_photo(_png(side, side, b"\0" * min(side * 3 + 1, 100_000)))


def _text_bomb(chance: random.Random) -> str:
    """A small picture with a compressed comment of many megabytes."""
    comment = _chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 100_000_000, 9))
    return _encoded_photo(_png(8, 8, b"\0" * 200, comment))


def _broken(chance: random.Random) -> str:
    content = bytearray(base64.b64decode(photo(chance.choice(("PNG", "JPEG")))))
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return _encoded_photo(bytes(content[: chance.choice((len(content), len(content) // 2))]))


def _another_kind(chance: random.Random) -> str:
    kinds = ("GIF", "BMP", "TIFF", "WEBP", "ICO", "PPM", "TGA", "PDF", "EPS")
    return photo(chance.choice(kinds), 32)


def _not_base64(chance: random.Random) -> str:
    return chance.choice(("====", "a", "!!!!", "AAAA" * 30_000, "A" * 400_001, "AA\nAA", "é"))


def _words_for(chance: random.Random) -> str:
    return _encoded_photo(chance.choice((b"", b"<svg/>", b"%PDF-1.4", b"\xff\xd8\xff", b"\x89PNG")))


PHOTOS = (_bomb, _bomb, _text_bomb, _broken, _broken, _another_kind, _not_base64, _words_for)
