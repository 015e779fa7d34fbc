"""Which encoders this computer has, for the settings: each is tried for real."""

from __future__ import annotations

from concurrent.futures import Executor, Future

from app.render.report import EncoderLine, encoder_report

__all__ = ["EncoderChoice", "EncoderLine"]


class EncoderChoice:
    """Asks on a worker; a test takes a few seconds."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool

    def test(self) -> Future[tuple[EncoderLine, ...]]:
        """Try all encoders of this kind of computer, best first."""
        return self._pool.submit(lambda: tuple(encoder_report()))
