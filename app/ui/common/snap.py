"""From any time to that of a picture: what stands on the timeline stands on frames."""

from __future__ import annotations

from app.services.preview import Preview
from app.ui.common.playable import Playable


def on_frame(stream: Playable | None, t_us: int) -> int:
    """The time of the picture nearest to a source time; the time itself while no stream is open.

    The end of the last picture is a place, too.
    """
    if not isinstance(stream, Preview):
        return t_us
    index = stream.index_at(t_us)
    before = stream.time_us(index)
    last = index + 1 >= stream.count
    after = stream.duration_us if last else stream.time_us(index + 1)
    return after if t_us - before > after - t_us else before


def frame_beside(stream: Playable | None, t_us: int, by: int) -> int:
    """The time of the picture so many pictures after (or before) the one at a time."""
    if not isinstance(stream, Preview):
        return t_us
    index = min(max(0, stream.index_at(t_us) + by), stream.count - 1)
    return stream.time_us(index)
