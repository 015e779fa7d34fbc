"""One sentence for each way in which a newer version cannot be had."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    # what the server says of updates
    "signature": "The answer about updates is not signed by the makers of Reel Ballers: it was "
    "ignored.",
    "format": "The answer about updates is not one this version can read: it was ignored. A Wi-Fi "
    "sign-in page may be in between.",
    "long": "The answer about updates is far too long to be one: it was ignored.",
    "expired": "The answer about updates was only good until {date}: it was ignored. Check this "
    "computer's clock.",
    "early": "The answer about updates is from {date}, which is yet to come: it was ignored. Check "
    "this computer's clock.",
    "replayed": "The answer about updates is older than one that came before: it was ignored.",
    "downgrade": "The server offers version {version}, which is older than this {installed}: it was "
    "ignored.",
    "system": "Version {version} is there, but not for this computer ({system}).",
    "insecure": "The server for updates points to an address that is not secure: it was ignored.",
    # on the way to it
    "offline": "The server for updates cannot be reached: try again later.",
    "certificate": "The server for updates cannot prove who it is: it was ignored. A Wi-Fi sign-in "
    "page may be in between.",
    "answer": "The server for updates answers with {code}: try again later.",
    # the download
    "cut": "The download broke off and nothing of it was kept: try again later.",
    "longer": "The download is longer than the makers say: it was deleted.",
    "tampered": "The download is not the file that the makers signed: it was deleted.",
    "disk": "The download could not be written to {folder} ({reason}): make room there, or check the "
    "rights.",
    "room": "There is no room for the download: {size} are needed in {folder}.",
    "cancelled": "The download was cancelled and nothing of it was kept.",
    "gone": "The downloaded installer is not there any more, or was changed: download it again.",
}
