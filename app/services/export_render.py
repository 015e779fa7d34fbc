"""Renders one job on this computer, in a child process, and sweeps up after one that was killed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from app.core.export import ExportJob
from app.services.export_queue import JobProgress, Rendered
from app.services.operations import Operations

logger = logging.getLogger(__name__)


class LocalRender:
    """The renderer of the export queue."""

    def __init__(self, operations: Operations, tables: Path) -> None:
        self._operations = operations
        self._tables = tables

    def __call__(
        self,
        job: ExportJob,
        on_progress: Callable[[JobProgress], None],
        cancel: threading.Event,
    ) -> Rendered:
        """Blocks until the file is whole at ``job.out``, or nothing of it is left."""
        raise NotImplementedError


def sweep(jobs: Sequence[ExportJob]) -> None:
    """Remove what the interrupted renders of these jobs had begun to write."""
    raise NotImplementedError
