"""What is under the cursor stays there, and the picture never leaves the stage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.ui.common.view_zoom import MAX_ZOOM, ViewZoom

STAGE = QSizeF(800, 600)
WIDE = QRectF(10, 80, 780, 440)
TALL = QRectF(240, 10, 320, 580)
fits = st.sampled_from([WIDE, TALL])
inside = st.floats(0, 1)


def share(rect: QRectF, at: QPointF) -> tuple[float, float]:
    return (at.x() - rect.left()) / rect.width(), (at.y() - rect.top()) / rect.height()


def test_without_zoom_everything_is_where_it_was() -> None:
    assert ViewZoom().placed(WIDE, STAGE) == WIDE
    assert ViewZoom().moved(QPointF(50, 50), WIDE, STAGE) == ViewZoom()
    assert ViewZoom(3.0, 0.2, 0.9).about(0.01, QPointF(1, 1), WIDE, STAGE) == ViewZoom()


def test_the_place_under_the_cursor_stays() -> None:
    at = QPointF(400, 300)
    once = ViewZoom().about(4.0, at, WIDE, STAGE)
    before, after = share(WIDE, at), share(once.placed(WIDE, STAGE), at)
    assert max(abs(a - b) for a, b in zip(before, after, strict=True)) < 1e-9


@given(fits, st.lists(st.tuples(st.floats(0.5, 3), inside, inside), max_size=8))
def test_no_more_of_the_stage_is_empty_than_a_thin_edge(
    fitted: QRectF, turns: list[tuple[float, float, float]]
) -> None:
    zoom = ViewZoom()
    for factor, x, y in turns:
        at = QPointF(x * STAGE.width(), y * STAGE.height())
        zoom = zoom.about(factor, at, fitted, STAGE)
        zoom = zoom.moved(QPointF(900 * x - 450, 450 - 900 * y), fitted, STAGE)
        rect = zoom.placed(fitted, STAGE)
        assert 1.0 <= zoom.factor <= MAX_ZOOM
        for start, length, stage, first in (
            (rect.left(), rect.width(), STAGE.width(), fitted.left()),
            (rect.top(), rect.height(), STAGE.height(), fitted.top()),
        ):
            if length <= stage:
                assert abs(start - (stage - length) / 2) < 1e-6
            else:
                assert start <= min(first, 10.0) + 1e-6
                assert start + length >= stage - min(first, 10.0) - 1e-6
