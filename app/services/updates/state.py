"""How things stand with newer versions, as a value for the screens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

from app.core.errors import UpdateFailed
from app.core.update import Offer

Doing: TypeAlias = Literal["", "looking", "downloading"]


@dataclass(frozen=True, slots=True)
class UpdateState:
    """``done``: bytes of the download. ``trouble``: why the last look or download came to nothing."""

    on: bool = True
    looked: datetime | None = None
    doing: Doing = ""
    offer: Offer | None = None
    done: int = 0
    eta_s: float | None = None
    installer: Path | None = None
    """The offer's installer, whole and checked."""
    trouble: UpdateFailed | None = None
