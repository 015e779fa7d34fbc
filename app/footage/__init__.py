"""Generated football matches with known truth: the demo game and all test footage."""

from app.footage.barcode import CodeLayout, read_number
from app.footage.pattern import pattern_luma, write_pattern
from app.footage.spec import MatchSpec
from app.footage.truth import BallTruth, CameraTruth, FrameTruth, MatchTruth, PlayerTruth
from app.footage.write import match_truth, write_halves, write_match

__all__ = [
    "BallTruth",
    "CameraTruth",
    "CodeLayout",
    "FrameTruth",
    "MatchSpec",
    "MatchTruth",
    "PlayerTruth",
    "match_truth",
    "pattern_luma",
    "read_number",
    "write_halves",
    "write_match",
    "write_pattern",
]
