"""The render process: ``python -m app.render``. Reads one request, writes progress and the result."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence

from app.core.errors import ReelBallersError, RenderFailed
from app.render.guards import Hooks
from app.render.inside import Stop, watch_parent
from app.render.inside import first_line as _first_line
from app.render.inside import say as _say
from app.render.inside import settle as _settle
from app.render.job import render
from app.render.progress import RenderProgress
from app.render.proxies import make_proxy
from app.render.wire import (
    ALIVE_LINE,
    error_line,
    pause_from,
    progress_line,
    proxy_done_line,
    proxy_from,
    request_from,
    result_line,
)

logger = logging.getLogger(__name__)

_PROXY_NICENESS = 14
"""Added to that of an export: nobody waits for a proxy."""


def main(arguments: Sequence[str] = ()) -> int:
    """Render one request; exit code 0 done, 1 failed, 3 cancelled."""
    del arguments
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("app.render.ffmpeg_process").setLevel(logging.INFO)
    stop = Stop()
    _settle(stop)
    line, rest = _first_line()
    if not line:
        return 3
    threading.Thread(
        target=watch_parent, args=(stop, rest, _order(stop)), name="parent", daemon=True
    ).start()
    try:
        answer = _carry_out(line, stop)
    except OSError as problem:
        logger.exception("the system refused")
        _say(error_line(_refused(problem)), stop)
        return 1
    except ReelBallersError as error:
        if not stop.is_set():
            logger.warning("the render ended early", exc_info=True)
        _say(error_line(error), stop)
        return 3 if stop.is_set() else error.exit_code
    except Exception:
        # A bug of ours: the traceback is for the log, the coach gets one sentence.
        logger.exception("render failed")
        sentence = "The export failed because of a bug in Reel Ballers; please send us the log."
        _say(error_line(RenderFailed(sentence)), stop)
        return 1
    _say(answer, stop)
    return 0


def _carry_out(line: bytes, stop: Stop) -> bytes:
    """Do what the request wants; the line that says it is done."""
    hooks = _hooks(stop)

    def tell(progress: RenderProgress) -> None:
        _say(progress_line(progress), stop)

    order = proxy_from(line)
    if order is None:
        return result_line(render(request_from(line), tell, stop.is_set, hooks=hooks))
    _be_nice(_PROXY_NICENESS)
    proxy = make_proxy(order, tell, stop.is_set, paused=hooks.paused, alive=hooks.alive)
    return proxy_done_line(proxy)


def _hooks(stop: Stop) -> Hooks:
    """How a render is paused from outside, shows that it lives, and is ended when it hangs."""

    def alive() -> None:
        _say(ALIVE_LINE, stop)

    def stuck(error: ReelBallersError) -> None:
        _say(error_line(error), stop)
        sys.stderr.flush()
        # Some thread is deep in a call that does not come back; the parent clears up behind us.
        os._exit(1)

    return Hooks(lambda: stop.paused, alive, stuck)


def _order(stop: Stop) -> Callable[[bytes], None]:
    """The parent's orders: wait, or go on."""

    def heard(line: bytes) -> None:
        wanted = pause_from(line)
        stop.paused = stop.paused if wanted is None else wanted

    return heard


def _refused(problem: OSError) -> RenderFailed:
    """What the system would not do, as a sentence for the coach."""
    what = (problem.strerror or type(problem).__name__).lower()
    where = f" at {problem.filename}" if problem.filename else ""
    return RenderFailed(
        f"The export failed because of the disk or a folder ({what}{where}); check them and try "
        "again, or choose another folder."
    )


def _be_nice(by: int) -> None:
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(by)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
