"""RunPod's answers in our words: a real HTTP server on loopback says them."""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from app.cloud.runpod.client import MOST_BODY, RunPod
from app.cloud.runpod.config import RunPodConfig
from app.core.errors import (
    BadInput,
    CloudFailed,
    CloudMissing,
    CloudOffline,
    CloudRefused,
    CloudStrange,
    MaybeSubmitted,
)

KEY = "rpa_TESTKEY0123456789"


@dataclass
class Answers:
    """What the server says next, and what it was asked."""

    code: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    asked: list[tuple[str, str, str, bytes]] = field(default_factory=list)
    port: int = 0

    def say(self, value: Any, code: int = 200, **headers: str) -> None:
        self.body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.code, self.headers = code, {k.replace("_", "-"): v for k, v in headers.items()}


class Handler(BaseHTTPRequestHandler):
    answers: Answers

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        key = self.headers.get("Authorization", "")
        self.answers.asked.append((self.command, self.path, key, body))
        if self.answers.cut:
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response(self.answers.code)
        for name, value in self.answers.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.answers.body)))
        self.end_headers()
        self.wfile.write(self.answers.body)

    do_POST = do_GET  # noqa: N815 (the name http.server looks for)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def answers() -> Iterator[Answers]:
    said = Answers()
    handler = type("Told", (Handler,), {"answers": said})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    said.port = server.server_address[1]
    yield said
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def runpod(answers: Answers) -> Iterator[RunPod]:
    client = RunPod(RunPodConfig("abc123", KEY, f"http://127.0.0.1:{answers.port}/v2"))
    yield client
    client.close()


def test_a_job_is_submitted_with_its_limits(runpod: RunPod, answers: Answers) -> None:
    answers.say({"id": "j-1-u1", "status": "IN_QUEUE"})
    assert runpod.run({"v": 1}, execution_timeout_ms=5, ttl_ms=9) == "j-1-u1"
    method, path, key, body = answers.asked[0]
    assert (method, path, key) == ("POST", "/v2/abc123/run", f"Bearer {KEY}")
    assert json.loads(body) == {"input": {"v": 1}, "policy": {"executionTimeout": 5, "ttl": 9}}


def test_a_job_is_looked_at(runpod: RunPod, answers: Answers) -> None:
    answers.say(
        {
            "id": "j",
            "status": "COMPLETED",
            "output": {"v": 1},
            "executionTime": 1234,
            "delayTime": 7,
        }
    )
    status = runpod.status("j")
    assert status is not None
    assert (status.final, status.execution_ms, status.delay_ms) == (True, 1234, 7)
    assert status.output == {"v": 1}


def test_a_job_that_is_gone_is_none_and_cancelling_it_is_fine(
    runpod: RunPod, answers: Answers
) -> None:
    answers.say({"detail": "not found"}, 404)
    assert runpod.status("j") is None
    runpod.cancel("j")


def test_an_unknown_status_counts_as_running(runpod: RunPod, answers: Answers) -> None:
    answers.say({"id": "j", "status": "PONDERING", "output": "text"})
    status = runpod.status("j")
    assert status is not None
    assert (status.status, status.final, status.output) == ("IN_PROGRESS", False, {})


@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        (401, CloudRefused, "does not know this key"),
        (403, CloudRefused, "may not use the endpoint"),
        (404, CloudMissing, "no such endpoint"),
        (429, CloudOffline, "busy"),
        (500, CloudOffline, "busy"),
        (503, CloudOffline, "busy"),
        (302, CloudStrange, "302"),
        (418, CloudStrange, "418"),
        (400, BadInput, "refused the job"),
    ],
)
def test_every_refusal_has_its_words(
    code: int, error: type[Exception], words: str, runpod: RunPod, answers: Answers
) -> None:
    answers.say({}, code, Location="http://127.0.0.1:1/elsewhere")
    for ask in (runpod.health, lambda: runpod.run({"v": 1}, execution_timeout_ms=1, ttl_ms=1)):
        with pytest.raises(error, match=words):
            ask()
    assert len(answers.asked) == 2  # nobody followed the redirect


def test_how_long_to_wait_is_told(runpod: RunPod, answers: Answers) -> None:
    answers.say({}, 429, Retry_After="17")
    with pytest.raises(CloudOffline) as caught:
        runpod.health()
    assert caught.value.retry_after_s == 17


@pytest.mark.parametrize("body", [b"<html>Sign in to HotelNet</html>", b"[]", b'"x"', b""])
def test_a_sign_in_page_is_not_runpod(body: bytes, runpod: RunPod, answers: Answers) -> None:
    answers.say(body)
    with pytest.raises(CloudStrange):
        runpod.health()


def test_an_endless_answer_is_cut_off(runpod: RunPod, answers: Answers) -> None:
    answers.say(b" " * 5_000_000)
    with pytest.raises(CloudStrange, match="too long"):
        runpod.health()


def test_a_lost_answer_may_have_been_a_submission(runpod: RunPod, answers: Answers) -> None:
    answers.cut = True
    with pytest.raises(MaybeSubmitted):
        runpod.run({"v": 1}, execution_timeout_ms=1, ttl_ms=1)
    with pytest.raises(CloudOffline) as caught:
        runpod.health()
    assert not isinstance(caught.value, MaybeSubmitted)


@pytest.mark.parametrize("code", [408, 500, 502, 503, 504, 520, 524])
def test_a_gateway_that_gave_up_may_have_passed_the_job_on(
    code: int, runpod: RunPod, answers: Answers
) -> None:
    answers.say({}, code)
    with pytest.raises(MaybeSubmitted):
        runpod.run({"v": 1}, execution_timeout_ms=1, ttl_ms=1)


@pytest.mark.parametrize("code", [425, 429, 521, 522, 523])
def test_a_service_that_was_not_reached_has_not_taken_the_job(
    code: int, runpod: RunPod, answers: Answers
) -> None:
    answers.say({}, code)
    with pytest.raises(CloudOffline) as caught:
        runpod.run({"v": 1}, execution_timeout_ms=1, ttl_ms=1)
    assert not isinstance(caught.value, MaybeSubmitted)


def test_stopping_a_job_that_is_over_is_fine(runpod: RunPod, answers: Answers) -> None:
    answers.say({"error": "job is not in a cancellable state"}, 400)
    runpod.cancel("j")


def test_without_a_network_nothing_was_submitted() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but nobody listens: refused at once
        port = taken.getsockname()[1]
        runpod = RunPod(RunPodConfig("abc123", KEY, f"http://127.0.0.1:{port}/v2"))
        with pytest.raises(CloudOffline) as caught:
            runpod.run({"v": 1}, execution_timeout_ms=1, ttl_ms=1)
        runpod.close()
    assert not isinstance(caught.value, MaybeSubmitted)


def test_a_job_that_is_too_large_is_not_sent(runpod: RunPod, answers: Answers) -> None:
    with pytest.raises(BadInput, match="more than the cloud takes"):
        runpod.run({"v": "x" * MOST_BODY}, execution_timeout_ms=1, ttl_ms=1)
    assert answers.asked == []


def test_a_number_that_leads_elsewhere_is_refused(runpod: RunPod, answers: Answers) -> None:
    for number in ("../../other/run", "a?b", "", "a b"):
        with pytest.raises(CloudFailed):
            runpod.status(number)
    assert answers.asked == []


def test_the_key_is_never_shown(
    runpod: RunPod, answers: Answers, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for code in (200, 401, 500):
        answers.say({}, code)
        try:
            runpod.health()
        except CloudFailed as error:
            assert KEY not in str(error)
    assert KEY not in caplog.text
    assert KEY not in repr(RunPodConfig("abc123", KEY))


@pytest.mark.parametrize(
    ("endpoint", "key", "base"),
    [
        ("", KEY, "https://api.runpod.ai/v2"),
        ("a/b", KEY, "https://api.runpod.ai/v2"),
        ("abc123", "", "https://api.runpod.ai/v2"),
        ("abc123", "rpa_ x", "https://api.runpod.ai/v2"),
        ("abc123", "rpa_ü", "https://api.runpod.ai/v2"),
        ("abc123", KEY, "http://api.runpod.ai/v2"),
        ("abc123", KEY, "ftp://127.0.0.1/"),
    ],
)
def test_settings_that_cannot_be_right(endpoint: str, key: str, base: str) -> None:
    with pytest.raises(BadInput) as caught:
        RunPodConfig(endpoint, key, base)
    assert not key or key not in str(caught.value)
