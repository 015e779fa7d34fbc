"""How large and how far the values of an edit document may be.

Used by the readers of ``app.core.edit_reader`` and, for what it shares with them, by the editing
operations of ``app.core.arrange``; ``resources/edit.schema.json`` repeats them for other programs
(a test compares the two).
"""

from __future__ import annotations

from fractions import Fraction

MAX_BYTES = 8_000_000
MAX_DEPTH = 16
MAX_CLIPS = 500
MAX_SOURCES = 64
MAX_KEYFRAMES = 2_000
MAX_SEGMENTS = 500
MAX_MARKS = 64
MAX_NAME = 200
MAX_TEXT = 500
MAX_PATH = 4_096
MAX_TIME_US = 100 * 3600 * 1_000_000
MAX_FREEZE_US = 60_000_000
MAX_POSITION = 100_000.0
MAX_SHARE = 0.4
MAX_ROTATION_DEG = 20.0
MIN_SPEED, MAX_SPEED = Fraction(1, 4), Fraction(4)
MIN_FPS, MAX_FPS = Fraction(1), Fraction(120)
MIN_SIDE, MAX_SIDE = 16, 4096
MIN_GAIN_DB, MAX_GAIN_DB = -60.0, 24.0
MIN_TEXT_SIZE, MAX_TEXT_SIZE = 0.005, 1.0
MAX_TEXT_SHIFT = 2.0
MAX_TRANSITION_US = 5_000_000
MIN_INTRO_US, MAX_INTRO_US = 500_000, 10_000_000
MAX_PHOTO = 400_000
MAX_TEAM = 24
MAX_LABEL = 16
MAX_GOALS = 200
