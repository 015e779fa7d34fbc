"""A server of newer versions on loopback: real TLS with its own certificate, and every way to be wrong.

The program's own rules hold (https only); what a test brings is the certificate that it believes.
"""

from __future__ import annotations

import datetime
import hashlib
import ipaddress
import json
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

from app.core.update import envelope, signed_bytes

FEED = "/update.json"
SYSTEM = "linux-x86_64-deb"
NAME = "reel-ballers_0.2.0_amd64.deb"
NOW = datetime.datetime(2026, 11, 29, 12, 0, tzinfo=datetime.UTC)


@dataclass
class Page:
    """What stands at an address. ``cuts``: so many answers break off after ``cut_at`` bytes."""

    content: bytes = b""
    status: int = 200
    location: str = ""
    cuts: int = 0
    cut_at: int = 0
    ranges: bool = True
    hold: threading.Event | None = None
    """After ``cut_at`` bytes the server waits for this."""
    asked: list[str] = field(default_factory=list)
    """The Range header of each request, "" for none."""


class UpdateHost:
    """``with UpdateHost() as host``: serves ``host.pages`` at ``host.url``."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host.answer(self)

            def log_message(self, format: str, *args: object) -> None:
                del format, args

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                del request, client_address  # clients that hang up, as they should

        self._server = Quiet(("127.0.0.1", 0), Handler)
        self._server.socket = _server_context().wrap_socket(
            self._server.socket, server_side=True, do_handshake_on_connect=False
        )
        self.url = f"https://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """One request."""
        page = self.pages.get(request.path, Page(status=404))
        asked = request.headers.get("Range", "")
        page.asked.append(asked)
        etag = f'"{hashlib.sha256(page.content).hexdigest()[:16]}"'
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and page.ranges else 0
        if request.headers.get("If-Range", etag) != etag:
            start = 0
        body = page.content[start:]
        request.send_response(206 if start else page.status)
        request.send_header("Content-Length", str(len(body)))
        request.send_header("ETag", etag)
        if start:
            whole = len(page.content)
            request.send_header("Content-Range", f"bytes {start}-{whole - 1}/{whole}")
        if page.location:
            request.send_header("Location", page.location)
        request.end_headers()
        if page.cuts or page.hold is not None:
            request.wfile.write(body[: page.cut_at])
            body = body[page.cut_at :]
            request.wfile.flush()
        if page.hold is not None:
            page.hold.wait(20)
        if page.cuts:
            page.cuts -= 1
            request.close_connection = True
            request.connection.shutdown(socket.SHUT_RDWR)
            return
        request.wfile.write(body)


class Maker:
    """Signs announcements as the makers do; ``public`` is the key that a copy of the program holds."""

    def __init__(self) -> None:
        self._secret = Ed25519PrivateKey.generate()
        self.public = self._secret.public_key().public_bytes_raw()

    def sign(self, payload: Mapping[str, object]) -> bytes:
        """The announcement of a payload, whatever it holds."""
        text = json.dumps(payload)
        return envelope(text, self._secret.sign(signed_bytes(text)))


def payload(url: str, content: bytes, **changed: object) -> dict[str, object]:
    """What a release would say, with ``changed`` fields."""
    file = {
        "address": f"{url}/{NAME}",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return {
        "format": 1,
        "version": "0.2.0",
        "issued": "2026-11-28T00:00:00Z",
        "expires": "2027-02-28T00:00:00Z",
        "notes": "Exports are twice as fast.\nThe timeline shows the sound.",
        "files": {SYSTEM: file},
        **changed,
    }


def trust() -> ssl.SSLContext:
    """Believes the host's certificate and no other."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=_certificate()[0].decode("ascii"))
    return context


@cache
def _server_context() -> ssl.SSLContext:
    import tempfile

    certificate, key = _certificate()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pair.pem"
        path.write_bytes(certificate + key)
        context.load_cert_chain(path)
    return context


@cache
def _certificate() -> tuple[bytes, bytes]:
    """A certificate of its own for 127.0.0.1, and its key, in PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "update host of the tests")])
    now = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return built.public_bytes(pem), private
