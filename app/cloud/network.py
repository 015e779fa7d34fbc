"""Whether this computer has a network at all: a failed request looks like a server that is slow."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import urllib.request
from typing import Final
from urllib.parse import urlsplit

NETWORK_GONE: Final = "The network is gone: it will be tried again."
# Addresses that belong to nobody (RFC 5737, RFC 3849): only the way to them is looked for.
_PLACES: Final = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
_PORT: Final = 9


def network_gone(url: str) -> bool:
    """Whether there is no way from here to a server; nothing is sent, and nobody is waited for.

    False when it is this computer itself, and where a proxy is set: its way is its own affair.
    """
    host = urlsplit(url).hostname or ""
    if host == "localhost" or urllib.request.getproxies():
        return False
    with contextlib.suppress(ValueError):
        if ipaddress.ip_address(host).is_loopback:
            return False
    return not any(_has_way(family, place) for family, place in _PLACES)


def _has_way(family: socket.AddressFamily, place: str) -> bool:
    """Whether the system knows from which of its addresses it would speak to a place."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as asked:
            asked.connect((place, _PORT))
    except OSError:
        return False
    return True
