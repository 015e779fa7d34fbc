"""Settings: those that go with the coach (synced later) and those of this computer."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TypeAlias

from app.services.operations import Operations

Setting: TypeAlias = str | int | float | bool


class Settings:
    """Small named values."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def get(self, name: str, default: Setting = "") -> Future[Setting]:
        """A setting of the coach."""
        raise NotImplementedError

    def put(self, name: str, value: Setting) -> Future[None]:
        """Write a setting of the coach; no undo step."""
        raise NotImplementedError

    def get_local(self, name: str, default: str = "") -> Future[str]:
        """A value of this computer (window place, recent files); never leaves it."""
        raise NotImplementedError

    def put_local(self, name: str, value: str) -> Future[None]:
        """Write a value of this computer."""
        raise NotImplementedError
