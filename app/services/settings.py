"""Settings: those that go with the coach (synced later) and those of this computer."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TypeAlias

from app.services.operations import Operations
from app.storage import Store

Setting: TypeAlias = str | int | float | bool


class Settings:
    """Small named values."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def get(self, name: str, default: Setting = "") -> Future[Setting]:
        """A setting of the coach."""

        def operation(store: Store) -> Setting:
            value = store.setting(name, default)
            return value if isinstance(value, (str, int, float, bool)) else default

        return self._operations.read(operation)

    def put(self, name: str, value: Setting) -> Future[None]:
        """Write a setting of the coach; no undo step."""
        return self._operations.write(
            "change setting", lambda store: store.put_setting(name, value), undo=False
        )

    def forget(self, name: str) -> Future[None]:
        """The default holds again; no undo step."""
        return self._operations.write(
            "change setting", lambda store: store.put_setting(name, None), undo=False
        )

    def beginning(self, prefix: str) -> Future[dict[str, str]]:
        """The texts among the coach's settings whose names begin so, by the rest of the name."""

        def operation(store: Store) -> dict[str, str]:
            found = store.settings().items()
            return {
                name.removeprefix(prefix): value
                for name, value in found
                if name.startswith(prefix) and isinstance(value, str)
            }

        return self._operations.read(operation)

    def get_local(self, name: str, default: str = "") -> Future[str]:
        """A value of this computer (window place, recent files); never leaves it."""

        def operation(store: Store) -> str:
            value = store.local(name)
            return default if value is None else value

        return self._operations.read(operation)

    def put_local(self, name: str, value: str) -> Future[None]:
        """Write a value of this computer; nobody is told."""
        return self._operations.write("", lambda store: store.put_local(name, value), undo=False)
