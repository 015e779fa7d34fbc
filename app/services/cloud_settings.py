"""Where the cloud is: endpoint, bucket and library name, in a small file beside ``user_data``.

The file holds no secret. It remembers the place of every library of this computer, so that signing
in as someone else and back again finds each as it was. Environment variables stand over it:
R2_ENDPOINT, R2_BUCKET, R2_USER_ID (and the two keys, see ``app.services.cloud_door``);
RUNPOD_ENDPOINT_ID stands over the endpoint of cloud exports.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeAlias

from app.core.cost import USD_PER_S
from app.core.errors import BadInput, LibraryReadOnly, StorageFailed

ENDPOINT_VARIABLE = "R2_ENDPOINT"
BUCKET_VARIABLE = "R2_BUCKET"
USER_VARIABLE = "R2_USER_ID"
GPU_VARIABLE = "RUNPOD_ENDPOINT_ID"
FILE_NAME = "cloud.json"

KeepKeys: TypeAlias = Literal["keyring", "session", "file"]
"""Where the keys are kept: the computer's keyring, only until the app is closed, or a file that
only this user account can read (never unless the coach chose it)."""

_USER_ID = re.compile(r"[a-z0-9-]{8,64}")
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class CloudPlace:
    """Which library in which bucket: all that is needed besides the keys."""

    endpoint: str
    bucket: str
    user_id: str

    @property
    def bound_to(self) -> str:
        """What a base version belongs to: another bucket never agreed on anything with us."""
        return f"{self.endpoint.rstrip('/')}|{self.bucket}|{self.user_id}"


@dataclass(frozen=True, slots=True)
class CloudForm:
    """What the set-up sheet asks for. ``user_id`` is the library's name.

    Empty keys mean: those that are known already.
    """

    endpoint: str
    bucket: str
    user_id: str
    access_key_id: str = field(default="", repr=False)
    secret_access_key: str = field(default="", repr=False)
    keep: KeepKeys = "keyring"

    @property
    def place(self) -> CloudPlace:
        """The part that is no secret."""
        return CloudPlace(self.endpoint.strip(), self.bucket.strip(), self.user_id.strip())


@dataclass(frozen=True, slots=True)
class GpuChoices:
    """Where exports are rendered in the cloud, and within which bounds. Nothing of it is secret.

    ``patience_s`` is how long *Automatic* waits for a GPU before it renders on this computer,
    ``at_once`` how many pieces are in the cloud at a time, ``cap_usd`` the most a month may cost
    (None: no limit), ``usd_per_s`` the price of the endpoint's GPU. ``BadInput`` for a number that
    cannot be.
    """

    endpoint_id: str = ""
    patience_s: float = 90.0
    at_once: int = 3
    cap_usd: float | None = None
    usd_per_s: float = USD_PER_S

    def __post_init__(self) -> None:
        if not 0 <= self.patience_s <= 86_400:
            raise BadInput("The patience with the cloud is between 0 seconds and a day.")
        if not 1 <= self.at_once <= 50:
            raise BadInput("Between 1 and 50 pieces can be in the cloud at once.")
        if self.cap_usd is not None and not 0 <= self.cap_usd <= 1e6:
            raise BadInput("The monthly limit is an amount of dollars, such as 5.")
        if not 0 <= self.usd_per_s <= 1:
            raise BadInput("The price of a GPU is in dollars per second, such as 0.00019.")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the file says."""

    user_id: str = ""
    libraries: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    gpus: Mapping[str, GpuChoices] = field(default_factory=dict)


def check_user_id(user_id: str) -> str:
    """A library name that can be a folder and a prefix in the cloud; ``BadInput`` otherwise."""
    if not _USER_ID.fullmatch(user_id):
        raise BadInput(
            f"The library name {user_id!r} cannot be used: "
            "8 to 64 small letters, digits and hyphens are allowed."
        )
    return user_id


class CloudSettings:
    """Reads and writes the settings file of one home. Safe to use from any thread: every call reads
    the file anew and every write replaces it whole."""

    def __init__(self, home: Path, environment: Mapping[str, str] | None = None) -> None:
        """``environment`` stands over the file; the process's own by default."""
        self.path = home / FILE_NAME
        self._environment = os.environ if environment is None else environment

    def user_id(self) -> str | None:
        """Whose library is opened; None: this home's own local one. ``BadInput`` for a bad name."""
        chosen = self._environment.get(USER_VARIABLE) or self._read().user_id
        return check_user_id(chosen) if chosen else None

    def place(self, user_id: str) -> CloudPlace | None:
        """Where the library of this user lives in the cloud; None when it was never set up."""
        endpoint, bucket = self._read().libraries.get(user_id, ("", ""))
        endpoint = self._environment.get(ENDPOINT_VARIABLE) or endpoint
        bucket = self._environment.get(BUCKET_VARIABLE) or bucket
        return CloudPlace(endpoint, bucket, user_id) if endpoint and bucket else None

    def fixed_by_environment(self) -> bool:
        """Whether a variable decides the place, so that writing the file would change nothing."""
        names = (ENDPOINT_VARIABLE, BUCKET_VARIABLE, USER_VARIABLE)
        return any(self._environment.get(name) for name in names)

    def put(self, place: CloudPlace) -> None:
        """Remember a place, and open its library from the next start on."""
        check_user_id(place.user_id)
        known = self._read()
        libraries = {**known.libraries, place.user_id: (place.endpoint, place.bucket)}
        self._write(replace(known, user_id=place.user_id, libraries=libraries))

    def choose(self, user_id: str) -> None:
        """Open this library from the next start on; its place stays what it is."""
        self._write(replace(self._read(), user_id=check_user_id(user_id)))

    def forget(self, user_id: str) -> None:
        """Forget the place of this library; it stays the one that is opened."""
        known = self._read()
        libraries = {name: at for name, at in known.libraries.items() if name != user_id}
        self._write(replace(known, libraries=libraries))

    def gpu(self, user_id: str) -> GpuChoices:
        """How exports of this library are rendered in the cloud; without an endpoint they are not."""
        choices = self._read().gpus.get(user_id, GpuChoices())
        endpoint = self._environment.get(GPU_VARIABLE)
        return replace(choices, endpoint_id=endpoint) if endpoint else choices

    def gpu_fixed_by_environment(self) -> bool:
        """Whether a variable names the endpoint."""
        return bool(self._environment.get(GPU_VARIABLE))

    def put_gpu(self, user_id: str, choices: GpuChoices) -> None:
        """Remember how exports are rendered in the cloud."""
        known = self._read()
        self._write(replace(known, gpus={**known.gpus, check_user_id(user_id): choices}))

    def _read(self) -> _Known:
        try:
            with self.path.open("rb") as file:
                read = file.read(_MOST_BYTES)
        except FileNotFoundError:
            return _Known()
        except OSError as error:
            raise StorageFailed(
                f"The cloud settings {self.path} cannot be read ({error.strerror})."
            ) from error
        try:
            value = json.loads(read)
            libraries = {
                check_user_id(name): (str(at["endpoint"]), str(at["bucket"]))
                for name, at in value.get("libraries", {}).items()
            }
            gpus = {
                check_user_id(name): _gpu_from(at) for name, at in value.get("gpus", {}).items()
            }
            return _Known(str(value.get("user_id", "")), libraries, gpus)
        except (ValueError, TypeError, AttributeError, KeyError, BadInput) as error:
            raise StorageFailed(
                f"The cloud settings {self.path} cannot be understood: delete the file "
                "and set up the cloud again; no library is touched by that."
            ) from error

    def _write(self, known: _Known) -> None:
        libraries = {
            name: {"endpoint": endpoint, "bucket": bucket}
            for name, (endpoint, bucket) in sorted(known.libraries.items())
        }
        gpus = {name: asdict(gpu) for name, gpu in sorted(known.gpus.items())}
        value: dict[str, object] = {"format": 1, "user_id": known.user_id, "libraries": libraries}
        value |= {"gpus": gpus} if gpus else {}
        part = self.path.with_name(f"{FILE_NAME}.{uuid.uuid4().hex}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as file:
                json.dump(value, file, indent=2)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise StorageFailed(
                f"The cloud settings {self.path} cannot be written ({error.strerror})."
            ) from error


class NoCloud(CloudSettings):
    """The settings while a library is open for reading only: no cloud, whatever the file says.

    Nothing of a newer schema may be merged with ours or sent, and no job in the cloud be taken up.
    Which library is opened next can still be chosen.
    """

    def place(self, user_id: str) -> CloudPlace | None:
        """Nowhere."""
        return None

    def gpu(self, user_id: str) -> GpuChoices:
        """None."""
        return GpuChoices()

    def gpu_fixed_by_environment(self) -> bool:
        """No variable counts."""
        return False

    def put(self, place: CloudPlace) -> None:
        """Refused."""
        raise LibraryReadOnly

    def forget(self, user_id: str) -> None:
        """Refused."""
        raise LibraryReadOnly

    def put_gpu(self, user_id: str, choices: GpuChoices) -> None:
        """Refused."""
        raise LibraryReadOnly


def _gpu_from(value: Mapping[str, object]) -> GpuChoices:
    """Choices as the file has them; what a newer app may have added is left alone."""
    usual = GpuChoices()

    def number(name: str, default: float) -> float:
        found = value.get(name, default)
        return float(found) if isinstance(found, int | float) else default

    cap = value.get("cap_usd")
    return GpuChoices(
        endpoint_id=str(value.get("endpoint_id", "")),
        patience_s=number("patience_s", usual.patience_s),
        at_once=int(number("at_once", usual.at_once)),
        cap_usd=float(cap) if isinstance(cap, int | float) else None,
        usd_per_s=number("usd_per_s", usual.usd_per_s),
    )
