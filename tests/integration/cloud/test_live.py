"""The same work against a real bucket. Asked for by ``R2_LIVE=1``; see docs/r2-setup.md."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import pytest

from app.cloud.r2 import Bucket
from app.cloud.r2.check import check
from app.cloud.r2.config import config_of
from tests.integration.cloud.work import everything

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(
        os.environ.get("R2_LIVE") != "1",
        reason="needs a bucket at Cloudflare: R2_LIVE=1 and R2_ENDPOINT, R2_BUCKET, "
        "R2_ACCESS_KEY_ID, R2_SECRET_ACCESS_KEY (docs/r2-setup.md)",
    ),
]


def test_a_real_bucket_does_all_of_it(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "R2_USER_ID"}
    bucket = Bucket(config_of({"user_id": f"live-{secrets.token_hex(6)}"}, environ))
    try:
        findings = check(bucket)
        for finding in findings:
            print(f"{'ok' if finding.ok else 'NO':3} {finding.step}: {finding.sentence}")
        assert all(finding.ok for finding in findings)
        everything(bucket, tmp_path)
    finally:
        for listed in list(bucket.list(bucket.config.prefix)):
            bucket.delete(listed.key)
        bucket.close()
