"""A network that is gone is told from a server that is slow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from app.cloud.network import network_gone

ASK = (
    "import sys; from app.cloud.network import network_gone; "
    "sys.exit(10 + network_gone('https://api.runpod.ai/v2'))"
)


def asked_without_network(**more: str) -> int:
    """What a process says that has no network of its own; skips where none can be made."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("needs unshare, to take the network from a process")
    environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")} | more
    apart = [unshare, "--user", "--map-root-user", "--net"]
    if subprocess.run([*apart, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no network namespace may be made here")
    asked = subprocess.run([*apart, sys.executable, "-c", ASK], env=environment, check=False)
    return asked.returncode


def test_it_is_gone() -> None:
    assert asked_without_network() == 11


def test_a_proxy_has_its_own_way() -> None:
    assert asked_without_network(HTTPS_PROXY="http://proxy.example:3128") == 10


@pytest.mark.parametrize("host", ["127.0.0.1:9000", "localhost", "[::1]:80"])
def test_this_computer_is_always_there(host: str) -> None:
    assert not network_gone(f"http://{host}/v2")
