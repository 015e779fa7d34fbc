"""The library on disk: ``Library`` runs operations on a ``Store`` and says what they changed."""

from app.storage.changes import Changes, Choose, Done, Kind, Owner
from app.storage.folders import Folders
from app.storage.library import Library
from app.storage.recovery import LibraryDamaged, Rescue
from app.storage.store import Store

__all__ = [
    "Changes",
    "Choose",
    "Done",
    "Folders",
    "Kind",
    "Library",
    "LibraryDamaged",
    "Owner",
    "Rescue",
    "Store",
]
