"""Runs a command line: every way it can end becomes an exit code and at most one sentence."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Sequence

import typer
from typer.main import get_command

from app.cli.commands import application
from app.cli.console import complain
from app.core.errors import ReelBallersError
from app.services.logs import guard_crashes, guard_logs, redacted

logger = logging.getLogger(__name__)


_INTERRUPTED = 130
"""What the parser makes of Ctrl+C."""


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code. Never raises, never prints a traceback."""
    _speak_utf8()
    _set_up_logging(os.environ.get("REEL_BALLERS_LOG", "CRITICAL").upper())
    try:
        answer = get_command(application).main(
            list(arguments), prog_name="reel-ballers", standalone_mode=False
        )
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.flush()
        if answer == _INTERRUPTED:
            complain("Stopped.")
            return 1
        return answer if isinstance(answer, int) else 0
    except ReelBallersError as error:
        complain(error.sentence)
        return error.exit_code
    except typer.Exit as ended:
        return ended.exit_code
    except (typer.Abort, KeyboardInterrupt):
        complain("Stopped.")
        return 1
    except BrokenPipeError:
        # The reader has left (`| head`); nothing is wrong, and Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain(f"{error.filename or 'A file'} cannot be used: {error.strerror or error}.")
        return 1
    except Exception as error:
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            return _wrong_use(error)
        logger.debug("a bug", exc_info=True)
        complain(
            redacted(f"This is a bug of ours: {type(error).__name__}: {error}; ")
            + "run again with REEL_BALLERS_LOG=DEBUG and report what it prints."
        )
        return 1


def _wrong_use(error: Exception) -> int:
    """What the parser says of a command line, as one sentence that also says where help is."""
    context = getattr(error, "ctx", None)
    if context is not None and type(error).__name__ == "NoArgsIsHelpError":
        print(context.get_help(), file=sys.stderr)
        return 2
    command = context.command_path if context is not None else "reel-ballers"
    message = " ".join(str(error.format_message()).split()).rstrip(".?")  # type: ignore[attr-defined]
    complain(f"{message}; see `{command} --help`.")
    return 2


def _set_up_logging(level: str) -> None:
    """Silent unless asked: what a person must know is printed as a sentence."""
    known = level in logging.getLevelNamesMapping()
    logging.basicConfig(
        level=level if known else "DEBUG", format="%(levelname)s %(name)s: %(message)s"
    )
    guard_logs()
    guard_crashes()


def _speak_utf8() -> None:
    """Names of games and players must never break a print, whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
