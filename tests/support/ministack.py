"""An S3 server of its own process on loopback: real signatures, real compare-and-swap, IAM.

ministack's root key accepts any secret, so tests speak with keys of IAM users. What it does not
model of R2 (one write per second and key, equal parts, …) is tests/support/fault_proxy.py's.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.error import URLError

if TYPE_CHECKING:
    from app.cloud.r2.config import R2Config

START_S = 60.0  # a bound for a very busy machine; it takes about one second
ROOT_KEY = "test"
ISSUED = "REEL_BALLERS_TEST_ISSUED_KEYS"  # a file that notes every key, to search for them later
# Ends with its parent: a killed test run leaves no server behind.
CHILD = """
import os, sys, threading
def watch():
    sys.stdin.buffer.read()
    os._exit(0)
threading.Thread(target=watch, daemon=True).start()
sys.argv = ["ministack"]
from ministack.app import main
main()
"""
Policy = Literal["library", "read-only", "bucket", "nothing"]


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def new_id(start: str = "") -> str:
    """A name nobody has: for users and buckets (small letters, digits, hyphens)."""
    return f"{start}{secrets.token_hex(6)}"


class Ministack:
    """The server. Objects lie under ``folder`` and outlive ``kill`` and ``start``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log_file(self) -> Path:
        return self.folder / "server.log"

    def start(self) -> Ministack:
        """Start it (again, on the same port) and wait until it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port = self.port or free_port()
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "R2_", "COV_"))},
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self.port),
            "SERVICES": "s3,sts,iam",
            "AUTH": "true",
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(self.folder / "s3"),
            "PERSIST_STATE": "1",
            "STATE_DIR": str(self.folder / "state"),
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "MINISTACK_REGION": "auto",
            "LOG_LEVEL": "WARNING",
            "TMPDIR": str(self.folder),
        }
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", CHILD],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=environment,
                cwd=self.folder,
            )
        self._wait()
        return self

    def _wait(self) -> None:
        assert self._process is not None
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        ends = time.monotonic() + START_S
        while time.monotonic() < ends and self._process.poll() is None:
            try:
                with opener.open(f"{self.endpoint}/_ministack/health", timeout=5) as answer:
                    answer.read()
                return
            except (URLError, OSError):
                time.sleep(0.02)
        log = self.log_file.read_text(encoding="utf-8", errors="replace")[-2000:]
        self.stop()
        raise RuntimeError(f"ministack did not start:\n{log}")

    def stop(self) -> None:
        """End it. Twice is as good as once."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()  # nothing to save: every object was on disk before its answer
        process.wait(timeout=30)
        if process.stdin is not None:
            process.stdin.close()

    kill = stop

    def __enter__(self) -> Ministack:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    # ------------------------------------------------------------ buckets and keys

    def admin(self, service: str = "s3") -> Any:
        """A boto3 client that may do everything (its requests do not pass a proxy)."""
        return self._admins(service)

    @cached_property
    def _clients(self) -> dict[str, Any]:
        return {}

    def _admins(self, service: str) -> Any:
        import boto3
        from botocore.config import Config

        if service not in self._clients:
            self._clients[service] = boto3.session.Session().client(
                service,
                aws_access_key_id=ROOT_KEY,
                aws_secret_access_key=ROOT_KEY,
                region_name="auto" if service == "s3" else "us-east-1",
                endpoint_url=self.endpoint,
                config=Config(proxies={}, s3={"addressing_style": "path"}),
            )
        return self._clients[service]

    def make_bucket(self) -> str:
        name = new_id("reels-")
        self.admin().create_bucket(
            Bucket=name, CreateBucketConfiguration={"LocationConstraint": "auto"}
        )
        return name

    def make_key(
        self, bucket: str, user_id: str, policy: Policy | Mapping[str, Any] = "library"
    ) -> tuple[str, str]:
        """Key ID and secret of a new IAM user that ``policy`` holds (a name or a document)."""
        iam, name = self.admin("iam"), new_id("coach-")
        document = policy_document(bucket, user_id, policy) if isinstance(policy, str) else policy
        iam.create_user(UserName=name)
        iam.put_user_policy(
            UserName=name, PolicyName="library", PolicyDocument=json.dumps(document)
        )
        key = iam.create_access_key(UserName=name)["AccessKey"]
        if issued := os.environ.get(ISSUED):
            with Path(issued).open("a", encoding="utf-8") as file:
                file.write(f"{key['AccessKeyId']}\n{key['SecretAccessKey']}\n")
        return key["AccessKeyId"], key["SecretAccessKey"]

    def revoke(self, access_key_id: str) -> None:
        """The token is no longer good, from the next request on."""
        iam = self.admin("iam")
        for user in iam.list_users()["Users"]:
            for key in iam.list_access_keys(UserName=user["UserName"])["AccessKeyMetadata"]:
                if key["AccessKeyId"] == access_key_id:
                    iam.delete_access_key(UserName=user["UserName"], AccessKeyId=access_key_id)

    def config(
        self,
        user_id: str | None = None,
        *,
        bucket: str | None = None,
        policy: Policy | Mapping[str, Any] = "library",
        endpoint: str | None = None,
    ) -> R2Config:
        """What a laptop is set up with: a fresh user, bucket and key unless they are given.

        ``endpoint``: a proxy in front; without it straight to the server.
        """
        from app.cloud.r2.config import R2Config

        user_id = user_id or new_id("coach-")
        bucket = bucket or self.make_bucket()
        key, secret = self.make_key(bucket, user_id, policy)
        return R2Config(
            endpoint=endpoint or self.endpoint,
            bucket=bucket,
            access_key_id=key,
            secret_access_key=secret,
            user_id=user_id,
        )

    def objects(self, bucket: str, prefix: str = "") -> dict[str, bytes]:
        """Everything in the bucket, as its owner sees it."""
        s3, found = self.admin(), {}
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
            for item in page.get("Contents", []):
                found[item["Key"]] = s3.get_object(Bucket=bucket, Key=item["Key"])["Body"].read()
        return found

    def close(self) -> None:
        """Stop it and let the clients go."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()
        self.stop()


def policy_document(bucket: str, user_id: str, policy: Policy) -> dict[str, Any]:
    """Least privilege for one library, and its variations."""
    objects, listing = f"arn:aws:s3:::{bucket}/{user_id}/*", f"arn:aws:s3:::{bucket}"
    own = {"StringLike": {"s3:prefix": [f"{user_id}/*"]}}
    read = ["s3:GetObject"]
    write = [*read, "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
    write += ["s3:ListMultipartUploadParts"]
    statements: list[dict[str, Any]]
    if policy == "bucket":
        statements = [{"Effect": "Allow", "Action": "s3:*", "Resource": [listing, f"{listing}/*"]}]
    elif policy == "nothing":
        statements = [{"Effect": "Deny", "Action": "*", "Resource": "*"}]
    else:
        actions = read if policy == "read-only" else write
        statements = [
            {"Effect": "Allow", "Action": actions, "Resource": objects},
            {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": listing, "Condition": own},
        ]
    return {"Version": "2012-10-17", "Statement": statements}
