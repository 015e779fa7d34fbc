"""A configuration is right, or says which field is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cloud.r2 import R2Config
from app.cloud.r2.config import config_of
from app.core.errors import BadInput, NotSetUp

GOOD = R2Config(
    "https://a.r2.cloudflarestorage.com", "season-24", "key-id-1234", "secret", "coach-01"
)


def test_the_secret_is_not_shown() -> None:
    text = repr(replace(GOOD, session_token="token-token"))
    assert "secret" not in text
    assert "key-id-1234" not in text
    assert "token-token" not in text
    assert GOOD.key_name == "…1234"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" https://A.r2.cloudflarestorage.com/ ", "https://a.r2.cloudflarestorage.com"),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("http://localhost:9000/", "http://localhost:9000"),
        ("http://[::1]:9000", "http://[::1]:9000"),
    ],
)
def test_an_endpoint_is_kept_without_its_frills(given: str, kept: str) -> None:
    assert replace(GOOD, endpoint=given).endpoint == kept


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("endpoint", "http://a.example", "not encrypted"),
        ("endpoint", "http://192.168.0.2", "not encrypted"),
        ("endpoint", "https://a.example/season", "leave that out"),
        ("endpoint", "a.r2.cloudflarestorage.com", "not a web address"),
        ("endpoint", "https://user:pw@a.example", "not a web address"),
        ("endpoint", "https://a.example:99999", "not a web address"),
        ("endpoint", "", "not a web address"),
        ("bucket", "Season", "bucket's name"),
        ("bucket", "a/b", "bucket's name"),
        ("user_id", "short", "library's name"),
        ("user_id", "Coach-Anna", "library's name"),
        ("user_id", "../../etc", "library's name"),
        ("access_key_id", "", "access key ID is empty"),
        ("secret_access_key", "has space", "a space"),
        ("secret_access_key", "line\n", "a space"),
        ("session_token", "ünicode", "another character"),
    ],
)
def test_a_wrong_field_is_named(field: str, value: str, words: str) -> None:
    with pytest.raises(BadInput, match=words) as caught:
        replace(GOOD, **{field: value})
    if field.endswith(("key", "token")) and value:
        assert value not in str(caught.value)


def test_the_environment_wins_and_what_is_missing_is_said() -> None:
    saved = {"endpoint": "https://a.example", "bucket": "season", "user_id": "coach-01"}
    with pytest.raises(NotSetUp, match="access key ID, the secret access key is not known"):
        config_of(saved, {})
    environ = {"R2_ACCESS_KEY_ID": "k", "R2_SECRET_ACCESS_KEY": "s", "R2_BUCKET": "other-one"}
    config = config_of(saved, environ)
    assert (config.bucket, config.user_id, config.access_key_id) == ("other-one", "coach-01", "k")
