"""What the worker may reach, and how much it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpu_worker.errors import JobFailed
from gpu_worker.settings import settings_from


def allowed(url: str, hosts: str = "") -> bool:
    try:
        settings_from({"REEL_BALLERS_STORAGE_HOSTS": hosts}).check_url(url)
    except JobFailed as refused:
        assert refused.code == "E_HOST"
        assert "://" not in refused.sentence
        return False
    return True


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://acc.r2.cloudflarestorage.com/b/k?X-Amz-Signature=1", True),
        ("https://acc.eu.r2.cloudflarestorage.com/b/k", True),
        ("https://ACC.R2.CloudflareStorage.com:443/b/k", True),
        ("http://acc.r2.cloudflarestorage.com/b/k", False),
        ("https://acc.r2.cloudflarestorage.com:8443/b/k", False),
        ("https://r2.cloudflarestorage.com/b", False),
        ("https://evilr2.cloudflarestorage.com/b", False),
        ("https://acc.r2.cloudflarestorage.com.evil.example/b", False),
        ("https://acc.r2.cloudflarestorage.com@evil.example/b", False),
        ("https://evil.example\\.r2.cloudflarestorage.com/b", False),
        ("https://evil.example/?.r2.cloudflarestorage.com", False),
        ("https://169.254.169.254/latest/meta-data", False),
        ("http://127.0.0.1:8080/b/k", False),
        ("https://[::1/b", False),
        ("https://acc.r2.cloudflarestorage.com:port/b", False),
    ],
)
def test_only_the_storage_is_reached(url: str, good: bool) -> None:
    assert allowed(url) is good


def test_a_named_host_stands_for_itself_alone() -> None:
    hosts = "s3.club.example, other.example"
    assert allowed("https://s3.club.example/b/k", hosts)
    assert allowed("https://other.example/b/k", hosts)
    assert not allowed("https://x.s3.club.example/b/k", hosts)
    assert not allowed("https://acc.r2.cloudflarestorage.com/b/k", hosts)


def test_loopback_is_for_tests_that_ask_for_it() -> None:
    assert allowed("http://127.0.0.1:9000/b/k", "http://127.0.0.1:*")
    assert allowed("http://127.0.0.1:9000/b/k", "http://127.0.0.1:9000")
    assert not allowed("http://127.0.0.1:9001/b/k", "http://127.0.0.1:9000")
    assert not allowed("http://127.0.0.1:9000@evil.example/b/k", "http://127.0.0.1:*")
    assert not allowed("http://localhost:9000/b/k", "http://127.0.0.1:*")


@pytest.mark.parametrize(
    "word", ["http://example.org", "https://example.org", "a/b", "*.", "http://127.0.0.1:x"]
)
def test_a_host_that_is_none_is_refused_at_the_start(word: str) -> None:
    with pytest.raises(ValueError, match="REEL_BALLERS_STORAGE_HOSTS"):
        settings_from({"REEL_BALLERS_STORAGE_HOSTS": word})


def test_limits_come_from_the_environment() -> None:
    settings = settings_from(
        {
            "REEL_BALLERS_MAX_BYTES": "5",
            "REEL_BALLERS_MAX_SECONDS": "7",
            "REEL_BALLERS_WORK_DIR": "/work-here",
            "RUNPOD_POD_ID": "pod1",
        }
    )
    assert (settings.max_bytes, settings.max_seconds) == (5, 7)
    assert (settings.work_dir, settings.worker) == (Path("/work-here"), "pod1")


@pytest.mark.parametrize("text", ["0", "-1", "2.5", "many", "٣"])
def test_a_limit_that_is_no_number_is_refused_at_the_start(text: str) -> None:
    with pytest.raises(ValueError, match="REEL_BALLERS_MAX_BYTES"):
        settings_from({"REEL_BALLERS_MAX_BYTES": text})
