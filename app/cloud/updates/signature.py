"""Whether a text was signed by one of our keys (Ed25519)."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.errors import UpdateFailed
from app.core.update import signed_bytes


def check_signature(payload: str, signature: bytes, keys: Iterable[bytes]) -> None:
    """``keys`` are raw public keys of 32 bytes; one that fits is enough. ``UpdateFailed``."""
    from cryptography.exceptions import InvalidSignature  # late: never on the way to the window
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, signed_bytes(payload))
        except InvalidSignature:
            continue
        return
    raise UpdateFailed("signature")
