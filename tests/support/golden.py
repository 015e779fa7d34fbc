"""The golden edits: one set of cases for the planner, the renderer and the worker.

``tests/data/edits/NAME.json`` is an edit, named after the rule it shows. What it must become stands in
two places. ``tests/data/golden_plans.json`` holds the facts of the sources and, for each edit, the
number of frames, the hash of the plan and the poster: whole numbers, the same on every computer.
``tests/data/golden_frames/NAME.png`` shows the frames to ``look`` at, one beside the other, at most
96 pixels high: for people, and compared within ``LIMIT``, because footage is drawn and scaled with
floating-point numbers, which differ a little from processor to processor.

    python -m tests.support.golden            write both anew, and a sheet of all frames to look at
    python -m tests.support.golden --check    compare; needs no pytest, so the worker can

A hash or a picture changes only when a decision is meant to change; then the difference is looked at.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from app.core.document import edit_from_json
from app.core.plan import Plan, plan
from app.media.colour import to_rgb24
from app.render.compose import Compositor, pictures_of
from app.render.sources import Sources
from tests.support.case import Case, facts_from_value

DATA = Path(__file__).resolve().parents[1] / "data"
EDITS = DATA / "edits"
PLANS = DATA / "golden_plans.json"
FRAMES = DATA / "golden_frames"
_HIGH = 96
"""Pixels of a reference frame: small enough to keep, large enough to see a line of one pixel."""
_GAP = 4

Rgb = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Limit:
    """How far a picture may be from its reference: code values on average, and the share of values
    that may be further off than ``far``."""

    mean: float = 1.0
    far: int = 16
    share: float = 0.002


LIMIT = Limit()


def golden_names(*, numbers: bool = False) -> list[str]:
    """The names of all golden edits, in order; with ``numbers`` those in whose frames the number of
    the source's picture can be read."""
    names = sorted(path.stem for path in EDITS.glob("*.json"))
    return [name for name in names if golden_plan(name)["numbers"]] if numbers else names


def golden(name: str) -> Case:
    """A golden edit with the facts of its sources."""
    edit = edit_from_json((EDITS / f"{name}.json").read_bytes())
    known = _stored()["sources"]
    return Case(edit, {source: facts_from_value(known[source]) for source, _ in edit.sources})


def golden_plan(name: str) -> Mapping[str, Any]:
    """What the plan of a golden edit must be: ``frames``, ``hash``, ``poster``, and what to ``look``
    at."""
    found: Mapping[str, Any] = _stored()["plans"][name]
    return found


def golden_footage(case: Case) -> dict[str, Path]:
    """Generated files with exactly the facts of a golden edit's sources, by source id."""
    from app.footage import MatchSpec
    from tests.support.footage import make_match

    paths = {}
    for source, _ in case.edit.sources:
        made = dict(_stored()["sources"][source]["footage"])
        made["fps"] = Fraction(made["fps"])
        paths[source], _ = make_match(MatchSpec(**made))
    return paths


def problems(name: str) -> list[str]:
    """What of a golden edit is not as it must be, in sentences; none when all is well."""
    case, wanted = golden(name), golden_plan(name)
    found = _plan_problems("decided from the stored facts", plan(case.edit, case.facts), wanted)
    with Sources(case.edit, golden_footage(case)) as sources:
        made = plan(case.edit, sources.facts)
        found += _plan_problems("decided from the files", made, wanted)
        if not found:
            sheet = beside(looked_at(made, sources, wanted["look"]))
            found += picture_problems(sheet, np.asarray(Image.open(FRAMES / f"{name}.png")))
    return found


def looked_at(made: Plan, sources: Sources, numbers: Iterable[int]) -> list[Image.Image]:
    """Some output frames, small."""
    compositor = Compositor(made.size)
    found = []
    for n in numbers:
        picture, other = pictures_of(made.frames[n], sources.picture)
        frame = Image.fromarray(to_rgb24(compositor.compose(made.frames[n], picture, other=other)))
        high = min(_HIGH, frame.height)
        size = (round(frame.width * high / frame.height), high)
        found.append(frame.resize(size, Image.Resampling.BOX))
    return found


def beside(frames: list[Image.Image]) -> Rgb:
    """The frames in a row."""
    wide = sum(frame.width + _GAP for frame in frames) - _GAP
    sheet = Image.new("RGB", (wide, max(frame.height for frame in frames)), (128, 128, 128))
    x = 0
    for frame in frames:
        sheet.paste(frame, (x, 0))
        x += frame.width + _GAP
    return np.asarray(sheet, np.uint8)


def picture_problems(found: Rgb, wanted: Rgb, limit: Limit = LIMIT) -> list[str]:
    """In what a picture differs from its reference by more than the limit."""
    if found.shape != wanted.shape:
        return [f"the frames are {found.shape}, not {wanted.shape}"]
    away = np.abs(found.astype(int) - wanted.astype(int))
    mean, share = float(away.mean()), float((away > limit.far).mean())
    if mean > limit.mean or share > limit.share:
        away_by = f"{mean:.2f} off on average, {share:.2%} of the values by more than {limit.far}"
        return [f"the frames are {away_by} (at most {limit.mean} and {limit.share:.2%})"]
    return []


def _plan_problems(how: str, made: Plan, wanted: Mapping[str, Any]) -> list[str]:
    known = {"frames": len(made.frames), "hash": made.plan_hash, "poster": made.poster}
    return [
        f"{how}: {key} is {value}, not {wanted[key]}"
        for key, value in known.items()
        if value != wanted[key]
    ]


def _stored() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PLANS.read_text())
    return found


def _rewrite(sheet: Path) -> None:
    """Write the decisions and frames of today, and a sheet of all frames with their names."""
    stored, before = _stored(), _stored()["plans"]
    stored["plans"] = {}
    FRAMES.mkdir(exist_ok=True)
    rows: list[tuple[str, Image.Image]] = []
    for name in sorted(path.stem for path in EDITS.glob("*.json")):
        case, old = golden(name), before.get(name, {})
        with Sources(case.edit, golden_footage(case)) as sources:
            made = plan(case.edit, case.facts)
            last = len(made.frames) - 1
            look = old.get("look") or sorted({0, last // 2, last})
            stored["plans"][name] = {
                "frames": len(made.frames),
                "hash": made.plan_hash,
                "poster": made.poster,
                "numbers": old.get("numbers", False),
                "look": look,
            }
            row = Image.fromarray(beside(looked_at(made, sources, look)))
        row.save(FRAMES / f"{name}.png", optimize=True)
        rows.append((name, row))
    for png in FRAMES.glob("*.png"):
        if png.stem not in stored["plans"]:
            png.unlink()
    parts = []
    for key in ("sources", "plans"):
        lines = ",\n".join(
            f"    {json.dumps(k)}: {json.dumps(stored[key][k])}" for k in stored[key]
        )
        parts.append(f'  "{key}": {{\n{lines}\n  }}')
    PLANS.write_text("{\n" + ",\n".join(parts) + "\n}\n")
    _contact(rows).save(sheet)
    print(f"{len(rows)} golden edits written; look at {sheet}")


def _contact(rows: list[tuple[str, Image.Image]], columns: int = 3) -> Image.Image:
    """All frames under their names."""
    wide, high = 880, _HIGH + 22
    down = -(-len(rows) // columns)
    sheet = Image.new("RGB", (columns * wide, down * high), (20, 22, 26))
    draw = ImageDraw.Draw(sheet)
    for n, (name, row) in enumerate(rows):
        x, y = n // down * wide + 6, n % down * high
        draw.text((x, y + 4), name, (235, 235, 235))
        sheet.paste(row, (x, y + 18))
    return sheet


def _check() -> int:
    """Compare all; the exit status."""
    names, good = golden_names(), 0
    for name in names:
        found = problems(name)
        good += not found
        for sentence in found:
            print(f"{name}: {sentence}")
    print(f"{good} of {len(names)} golden edits are as they were")
    return 0 if good == len(names) else 1


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(_check())
    target = DATA.parents[1] / "build" / "golden.png"
    target.parent.mkdir(exist_ok=True)
    _rewrite(target)
