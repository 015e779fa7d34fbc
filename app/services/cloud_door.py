"""The keys of the cloud, and the bucket made of them: made late, and on a background thread.

Keys come from the environment (R2_ACCESS_KEY_ID, R2_SECRET_ACCESS_KEY), else from what was entered
since the app was opened, else from the keyring (or the file the coach opted into). They are never
written anywhere else, and no value with a key in it shows it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import NotSetUp
from app.services import logs
from app.services.cloud_settings import CloudForm, CloudPlace, CloudSettings

if TYPE_CHECKING:
    from app.cloud.r2 import Bucket, R2Config
    from app.cloud.secrets import Secrets

ACCESS_KEY, SECRET_KEY = "r2-access-key-id", "r2-secret-access-key"
TOKEN_VARIABLE = "R2_SESSION_TOKEN"  # noqa: S105 (a name, no secret)


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens the bucket."""

    access_key_id: str = field(repr=False)
    secret_access_key: str = field(repr=False)
    session_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SessionKeys:
    """Keys that are to be forgotten when the app ends, by library; shared by all it opens."""

    by_user: dict[str, Keys] = field(default_factory=dict, repr=False)
    gpu_by_user: dict[str, str] = field(default_factory=dict, repr=False)
    """Keys of cloud exports."""


class CloudDoor:
    """Opens the bucket of one library. Safe to call from any thread; everything here may block."""

    def __init__(
        self,
        settings: CloudSettings,
        user_id: str,
        home: Path,
        session: SessionKeys | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """``environment`` stands over everything else; the process's own by default."""
        self._settings = settings
        self._user_id = user_id
        self._home = home
        self._environment = os.environ if environment is None else environment
        self._session = session or SessionKeys()
        self._guard = threading.Lock()
        self._made: tuple[R2Config, Bucket] | None = None
        self._hint = ""

    @property
    def place(self) -> CloudPlace | None:
        """Where the open library lives in the cloud."""
        return self._settings.place(self._user_id)

    @property
    def set_up(self) -> bool:
        """Whether a place is known; whether the keys are is found out when they are needed."""
        return self.place is not None

    def bucket(self) -> Bucket:
        """The bucket, the same one until something about it changes. ``NotSetUp``, ``BadInput``."""
        from app.cloud.r2 import Bucket

        place = self.place
        if place is None:
            raise NotSetUp(
                "Sync is not set up yet; your library is saved on this laptop. Enter an endpoint, "
                "a bucket and keys in the cloud settings."
            )
        config = self._config(place, self.keys())
        with self._guard:
            if self._made is None or self._made[0] != config:
                self._made = (config, Bucket(config))
            return self._made[1]

    def bucket_of(self, form: CloudForm) -> Bucket:
        """A bucket by what was entered, with the known keys where none were. ``BadInput``."""
        from app.cloud.r2 import Bucket

        return Bucket(self._config(form.place, self._keys_of(form)))

    def keys(self, user_id: str = "") -> Keys:
        """The keys of a library, the open one by default. ``NotSetUp`` where they are not known."""
        user_id = user_id or self._user_id
        secrets = self._secrets(user_id)
        entered = self._session.by_user.get(user_id)
        if entered is None or self._given_by_environment():
            token = self._environment.get(TOKEN_VARIABLE) or None
            entered = Keys(secrets.get(ACCESS_KEY) or "", secrets.get(SECRET_KEY) or "", token)
        if not entered.access_key_id or not entered.secret_access_key:
            raise NotSetUp(
                "The keys of the bucket are not known on this laptop; enter them in the cloud "
                "settings, or set R2_ACCESS_KEY_ID and R2_SECRET_ACCESS_KEY."
            )
        self._learn(entered)
        return entered

    @property
    def key_hint(self) -> str:
        """The last four characters of the access key id, once it was needed."""
        with self._guard:
            return self._hint

    def remember(self, form: CloudForm) -> None:
        """Keep what was entered, where the coach said; nothing when no keys were entered.

        ``NoKeyring`` when there is no keyring: offer "session" or "file".
        """
        if not form.access_key_id and not form.secret_access_key:
            return
        keys, user_id = self._keys_of(form), form.place.user_id
        if form.keep == "session":
            self._session.by_user[user_id] = keys
            return
        secrets = self._secrets(user_id)
        for name, value in ((ACCESS_KEY, keys.access_key_id), (SECRET_KEY, keys.secret_access_key)):
            secrets.put(name, value, in_file=form.keep == "file")
        self._session.by_user.pop(user_id, None)

    def forget(self) -> None:
        """Forget the keys of the open library, wherever they are kept."""
        with self._guard:
            self._made, self._hint = None, ""
        self._session.by_user.pop(self._user_id, None)
        for name in (ACCESS_KEY, SECRET_KEY):
            self._secrets(self._user_id).forget(name)

    def close(self) -> None:
        """Let the connections go."""
        with self._guard:
            made, self._made = self._made, None
        if made is not None:
            made[1].close()

    def _given_by_environment(self) -> bool:
        return bool(
            self._environment.get("R2_ACCESS_KEY_ID")
            and self._environment.get("R2_SECRET_ACCESS_KEY")
        )

    def _keys_of(self, form: CloudForm) -> Keys:
        """Those entered; one that was left empty is the one known already."""
        entered = form.access_key_id.strip(), form.secret_access_key.strip()
        if all(entered):
            keys = Keys(*entered, self._environment.get(TOKEN_VARIABLE) or None)
            self._learn(keys)
            return keys
        try:
            known = self.keys(form.place.user_id)
        except NotSetUp:
            known = self.keys()
        return replace(
            known,
            access_key_id=entered[0] or known.access_key_id,
            secret_access_key=entered[1] or known.secret_access_key,
        )

    def _learn(self, keys: Keys) -> None:
        logs.learn(keys.secret_access_key)
        if keys.session_token:
            logs.learn(keys.session_token)
        with self._guard:
            self._hint = f"…{keys.access_key_id[-4:]}" if len(keys.access_key_id) > 8 else "…"

    def _config(self, place: CloudPlace, keys: Keys) -> R2Config:
        from app.cloud.r2 import R2Config

        return R2Config(
            place.endpoint,
            place.bucket,
            keys.access_key_id,
            keys.secret_access_key,
            place.user_id,
            session_token=keys.session_token,
        )

    def _secrets(self, user_id: str) -> Secrets:
        """A drawer of its own for each library: two coaches on one laptop have their own keys."""
        from app.cloud.secrets import Secrets

        return Secrets(
            service=f"Reel Ballers {user_id}",
            file=self._home / f"secrets-{user_id}.json",
            environ=self._environment,
        )
