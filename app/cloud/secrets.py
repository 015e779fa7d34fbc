"""Secrets live in the system's keyring; in a file only when the coach asked for that.

Never in the database (it is uploaded), never in the settings file. The environment wins over
both, for machines without a desktop.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.core.errors import NoKeyring, StorageFailed

ACCESS_KEY_ID = "r2-access-key-id"
SECRET_ACCESS_KEY = "r2-secret-access-key"  # noqa: S105 (a name, not a secret)
RUNPOD_API_KEY = "runpod-api-key"
ENVIRONMENT = {
    ACCESS_KEY_ID: "R2_ACCESS_KEY_ID",
    SECRET_ACCESS_KEY: "R2_SECRET_ACCESS_KEY",
    RUNPOD_API_KEY: "RUNPOD_API_KEY",
}
SERVICE = "Reel Ballers"


class Secrets:
    """Named secrets. ``service`` is the keyring's drawer (one a profile); ``file`` the opt-in.

    All methods may wait for the system to ask the coach for the keyring's password: call them
    from a worker thread.
    """

    def __init__(
        self,
        *,
        service: str = SERVICE,
        file: Path | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._service = service
        self._file = file
        self._environ = os.environ if environ is None else environ

    def get(self, name: str) -> str | None:
        """The secret, or None. ``NoKeyring`` when the only place it could be is not there."""
        given = self._environ.get(ENVIRONMENT[name])
        if given:
            return given
        kept = self._read().get(name)
        return kept if kept is not None else self._ask("get_password", name)

    def put(self, name: str, value: str, *, in_file: bool = False) -> None:
        """Keep a secret. ``in_file`` is the coach's explicit wish: a file only they can read."""
        if name not in ENVIRONMENT:
            raise ValueError(f"no secret is called {name!r}")
        if in_file:
            self._write(self._read() | {name: value})
            return
        self._ask("set_password", name, value)
        if self._ask("get_password", name) != value:
            raise NoKeyring(_sentence("it did not keep what it was given"))
        self._drop(name)

    def forget(self, name: str) -> None:
        """Remove a secret from wherever it is kept; one that is not there is as good."""
        self._drop(name)
        try:
            if self._ask("get_password", name) is not None:
                self._ask("delete_password", name)
        except NoKeyring:
            return  # nothing can be in a keyring that is not there

    def _drop(self, name: str) -> None:
        kept = self._read()
        if name in kept:
            del kept[name]
            self._write(kept)

    def _ask(self, verb: str, name: str, *more: str) -> str | None:
        import keyring.errors  # late: it looks for the system's service

        backend = _backend()
        try:
            answer: str | None = getattr(backend, verb)(self._service, name, *more)
        except keyring.errors.KeyringLocked as error:
            raise NoKeyring(
                "This computer's keyring is locked: unlock it, then try again."
            ) from error
        except (keyring.errors.KeyringError, OSError, RuntimeError) as error:
            raise NoKeyring(_sentence(type(error).__name__)) from error
        return answer

    def _read(self) -> dict[str, str]:
        if self._file is None:
            return {}
        try:
            with self._file.open("rb") as file:
                _only_ours(self._file, os.fstat(file.fileno()))
                kept = json.loads(file.read(65_536))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise StorageFailed(
                f"The file of secrets {self._file} cannot be read: delete it and enter them again."
            ) from error
        if not isinstance(kept, dict):
            raise StorageFailed(
                f"The file of secrets {self._file} is damaged: delete it and enter them again."
            )
        return {name: str(value) for name, value in kept.items() if name in ENVIRONMENT}

    def _write(self, kept: Mapping[str, str]) -> None:
        """Whole or not at all, readable by its owner alone from the first byte on."""
        if self._file is None:
            raise NoKeyring(_sentence("there is none, and no file to use instead"))
        if not kept:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".secrets-", dir=self._file.parent)  # 0600
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(dict(kept), file)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self._file)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise StorageFailed(
                f"The file of secrets {self._file} cannot be written ({error.strerror})."
            ) from error


def _backend() -> Any:
    """The system's keyring. ``NoKeyring`` for none, for one that forgets, and for plain files."""
    import keyring

    backend = keyring.get_keyring()
    try:
        priority = float(backend.priority)
    except (RuntimeError, TypeError, ValueError):
        priority = 0.0
    if priority < 1:  # keyring's own line between recommended and not
        raise NoKeyring(_sentence("no service for passwords is running"))
    return backend


def backend_name() -> str:
    """The class of the keyring that would be asked; it is not asked anything."""
    import keyring

    backend = type(keyring.get_keyring())
    return f"{backend.__module__}.{backend.__name__}"


def _sentence(reason: str) -> str:
    return (
        f"This computer's keyring cannot be used ({reason}): start one (GNOME Keyring, KWallet), "
        "or choose to keep the keys in a file that only you can read."
    )


def _only_ours(path: Path, status: os.stat_result) -> None:
    if os.name == "posix" and stat.S_IMODE(status.st_mode) & 0o077:
        raise StorageFailed(
            f"Others can read the file of secrets: run chmod 600 {path}, and make new keys if "
            "somebody else uses this computer."
        )
