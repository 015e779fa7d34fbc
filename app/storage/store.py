"""All operations on a library, valid inside one transaction: see ``Library.run``."""

from __future__ import annotations

from app.storage.clips import ClipTopic
from app.storage.cloud_exports import CloudExportTopic
from app.storage.cloud_files import CloudFileTopic
from app.storage.conflicts import ConflictTopic
from app.storage.exports import ExportTopic
from app.storage.games import GameTopic
from app.storage.reels import ReelTopic
from app.storage.settings import SettingTopic


class Store(
    GameTopic,
    CloudFileTopic,
    ClipTopic,
    ReelTopic,
    ExportTopic,
    CloudExportTopic,
    SettingTopic,
    ConflictTopic,
):
    """Takes and hands out values of ``app.core``; do not keep it after the operation."""
