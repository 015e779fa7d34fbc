"""The follow process: ``python -m app.tracking``. Reads one request, writes progress and the track."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Sequence

from app.core.errors import BadMedia, ReelBallersError
from app.media.index_cache import cached_index
from app.media.reader import Stopped
from app.render.inside import Stop, first_line, say, settle, watch_parent
from app.render.wire import error_line
from app.tracking.run import follow
from app.tracking.wire import progress_line, request_from, track_line

logger = logging.getLogger(__name__)

_BUG = "Following failed because of a bug in Reel Ballers; please send us the log."


def main(arguments: Sequence[str] = ()) -> int:
    """Follow one player; exit code 0 done, 1 failed, 3 cancelled."""
    del arguments
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    stop = Stop()
    settle(stop)
    line, rest = first_line()
    if not line:
        return 3
    threading.Thread(target=watch_parent, args=(stop, rest), name="parent", daemon=True).start()
    try:
        request, tables = request_from(line)
        index = cached_index(request.path, tables, should_stop=stop.is_set)
        track = follow(request, index, lambda p: say(progress_line(p), stop), stop.is_set)
    except Stopped:
        return 3
    except ReelBallersError as error:
        say(error_line(error), stop)
        return error.exit_code
    except Exception:
        # A bug of ours: the traceback is for the log, the coach gets one sentence.
        logger.exception("following failed")
        say(error_line(BadMedia(_BUG)), stop)
        return 1
    say(track_line(track), stop)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
