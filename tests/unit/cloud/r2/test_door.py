"""What an https client would send, and what is loaded when."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cloud.r2 import Bucket, Part, R2Config

CONFIG = R2Config(
    "https://account.r2.cloudflarestorage.com",
    "season",
    "0123456789abcdef0123456789abcdef",
    "a-secret-of-mine",
    "coach-0001",
)
KEY = "coach-0001/database.sqlite"


def answered(sent: list[Any]) -> Any:
    """A handler that keeps the prepared request and answers it, so that nothing leaves."""
    from botocore.awsrequest import AWSResponse

    class Raw:
        def stream(self, **_: object) -> list[bytes]:
            body = (
                b"<R><UploadId>u</UploadId><IsTruncated>false</IsTruncated>"
                b"<ETag>&quot;5eb63bbbe01eeed0&quot;</ETag></R>"
            )
            return [body]

    def send(request: Any, **_: object) -> AWSResponse:
        sent.append(request)
        headers = {"ETag": '"5eb63bbbe01eeed093cb22bb8f5acdc3"'}
        status = 204 if request.method == "DELETE" else 200
        return AWSResponse(request.url, status, headers, Raw())

    return send


def test_an_https_client_sends_no_trailers(tmp_path: Path) -> None:
    sent: list[Any] = []
    bucket = Bucket(CONFIG)
    bucket.client.meta.events.register("before-send.s3", answered(sent))
    film = tmp_path / "film"
    film.write_bytes(b"film")
    bucket.put(KEY, b"bytes", if_absent=True)
    bucket.put(KEY, film, if_match='"old"')
    bucket.create_upload(KEY)
    bucket.upload_part(KEY, "u", 1, b"bytes")
    bucket.complete(KEY, "u", [Part(1, 5, '"part"')])
    bucket.delete(KEY)
    list(bucket.list("coach-0001/"))
    assert len(sent) == 7
    for request in sent:
        assert request.url.startswith("https://account.r2.cloudflarestorage.com/season")
        headers = {name.lower(): value for name, value in request.headers.items()}
        assert "aws-chunked" not in str(headers)
        assert not {"x-amz-trailer", "transfer-encoding", "expect"} & set(headers)
        assert "x-amz-checksum-crc32" not in headers
        if request.method == "PUT":
            assert "x-amz-checksum-sha256" in headers
    bucket.close()


def test_without_our_settings_the_same_client_would_send_them() -> None:
    """The control: the library's own default is what R2 refuses, so the test above can fail."""
    import boto3

    sent: list[Any] = []
    client = boto3.client(
        "s3",
        endpoint_url=CONFIG.endpoint,
        aws_access_key_id=CONFIG.access_key_id,
        aws_secret_access_key=CONFIG.secret_access_key,
        region_name="auto",
    )
    client.meta.events.register("before-send.s3", answered(sent))
    with (Path(__file__)).open("rb") as body:
        client.put_object(Bucket="season", Key=KEY, Body=body)
    client.close()
    assert "aws-chunked" in str(dict(sent[0].headers))


@pytest.mark.parametrize(
    "modules",
    [
        "app.cloud.r2, app.cloud.r2.check, app.cloud.ranged, app.cloud.secrets, app.cloud.redact",
        "app.cloud.r2, app.main, app.cli, app.ui.main_window, app.services.workspace",
    ],
    ids=["our own", "the window"],
)
def test_the_vendor_is_not_loaded_before_the_first_request(modules: str) -> None:
    code = (
        f"import sys, {modules}\n"
        "c = app.cloud.r2.R2Config('https://h', 'season', 'k', 's', 'coach-0001')\n"
        "app.cloud.r2.Bucket(c)\n"
        "late = {'boto3', 'botocore', 's3transfer', 'httpx', 'keyring', 'urllib3'}\n"
        "sys.exit(' '.join(late & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_coachs_own_aws_settings_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "config"
    settings.write_text(
        "[profile other]\nregion = eu-west-1\nendpoint_url = https://evil.example\n"
    )
    environment = {
        **os.environ,
        "AWS_CONFIG_FILE": str(settings),
        "AWS_PROFILE": "other",
        "AWS_ENDPOINT_URL": "https://evil.example",
        "AWS_ENDPOINT_URL_S3": "https://evil.example",
        "AWS_ACCESS_KEY_ID": "AKIAEVIL",
        "AWS_SECRET_ACCESS_KEY": "evil",
        "AWS_SESSION_TOKEN": "evil",
        "AWS_REQUEST_CHECKSUM_CALCULATION": "when_supported",
        "AWS_USE_FIPS_ENDPOINT": "true",
        "AWS_MAX_ATTEMPTS": "9",
    }
    code = (
        "from app.cloud.r2 import Bucket, R2Config\n"
        "c = R2Config('https://h.example', 'season', 'key-id-key-id', 's', 'coach-0001')\n"
        "b = Bucket(c); print(b.presign_get('coach-0001/a', 60))\n"
        "k = b.client.meta.config\n"
        "print(k.request_checksum_calculation, k.retries)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.startswith("https://h.example/season/coach-0001/a?")
    assert "key-id-key-id" in done.stdout
    assert "evil" not in done.stdout.lower()
    assert "when_required" in done.stdout
    assert "'total_max_attempts': 1" in done.stdout


def test_a_closed_bucket_opens_again() -> None:
    bucket = Bucket(CONFIG)
    first = bucket.client
    bucket.close()
    bucket.close()
    assert bucket.client is not first
    bucket.close()
