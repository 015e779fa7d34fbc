"""What a failed export printed, kept for whoever helps: one small file per job, the newest few."""

from __future__ import annotations

import contextlib
import logging
import re
from pathlib import Path

from app.core.export import ExportJob
from app.services.logs import redacted

logger = logging.getLogger(__name__)

KEPT = 20
MAX_CHARACTERS = 200_000
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")


class ExportLogs:
    """The logs in one folder. Methods may be called from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, job_id: str, text: str) -> None:
        """Keep the log of an export that failed, without secrets; an older one of it goes.

        A folder that cannot be written costs a line in the app's own log, nothing else.
        """
        path = self.path(job_id)
        if path is None:
            return
        part = path.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_text(redacted(text[-MAX_CHARACTERS:]), "utf-8", errors="replace")
            part.replace(path)
            self._forget_old()
        except OSError as error:
            logger.warning("the log of an export cannot be kept: %s", error)
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def path(self, job_id: str) -> Path | None:
        """Where the log of a job lies, if there is one; None for what is no id of a job."""
        return self._folder / f"export-{job_id}.log" if _ID.fullmatch(job_id) else None

    def details(self, job: ExportJob) -> str:
        """What to send to somebody who helps: the sentence, where the log lies, and the log."""
        lines = [f"{job.name}: {job.error or job.state}"]
        path = self.path(job.id)
        with contextlib.suppress(OSError):
            if path is not None:
                log = path.read_text("utf-8", errors="replace")
                lines += [f"Log: {path}", "", log[-MAX_CHARACTERS:]]
        return redacted("\n".join(lines))

    def _forget_old(self) -> None:
        logs = sorted(
            self._folder.glob("export-*.log"),
            key=lambda path: path.stat().st_mtime_ns,
            reverse=True,
        )
        for old in logs[KEPT:]:
            old.unlink(missing_ok=True)
