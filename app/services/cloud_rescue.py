"""A library that is damaged, without a good copy on this laptop, comes back from the cloud."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.services.cloud_door import CloudDoor, SessionKeys
from app.services.cloud_settings import CloudSettings
from app.storage.folders import open_folders


def rescue_from_cloud(
    home: Path, settings: CloudSettings, session: SessionKeys | None = None
) -> Callable[[Path], str]:
    """What ``Library.open`` calls when nothing here can be read; it asks the cloud only then.

    It writes the newest sound version to the path, and its answer says whence that is. ``NotSetUp``,
    ``CloudFailed`` or ``NotFound`` where the cloud cannot help.
    """

    def rescue(to: Path) -> str:
        from app.sync.history import recover

        user_id, _ = open_folders(home, settings.user_id())
        door = CloudDoor(settings, user_id, home, session)
        try:
            version = recover(door.bucket(), to)
        finally:
            door.close()
        return f"as it was in version {version.version} in the cloud"

    return rescue
