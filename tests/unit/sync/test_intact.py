"""Damage on the way is tried again; damage in the store is not."""

from __future__ import annotations

import hashlib

import pytest

from app.core.errors import CloudOffline
from app.storage.exchange import Foreign
from app.sync.intact import check_bytes

GOOD, BAD = b"what was written", b"what was wrItten"
SHA = hashlib.sha256(GOOD).hexdigest()


def etag(body: bytes) -> str:
    return f'"{hashlib.md5(body).hexdigest()}"'


def test_good_bytes_pass_whatever_the_etag_is_made_of() -> None:
    check_bytes(GOOD, SHA, etag(GOOD), "x")
    check_bytes(GOOD, SHA, '"of-parts-2"', "x")


def test_damaged_on_the_way() -> None:
    with pytest.raises(CloudOffline):
        check_bytes(BAD, SHA, etag(GOOD), "x")


def test_damaged_where_it_lies() -> None:
    with pytest.raises(Foreign) as caught:
        check_bytes(BAD, SHA, etag(BAD), "x")
    assert caught.value.kind == "corrupt"
