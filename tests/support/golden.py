"""The golden edits: one set of cases for the planner, the renderer and the worker.

``tests/data/edits/NAME.json`` is an edit; ``tests/data/golden_plans.json`` holds the facts of the
sources they name and the hash of each plan. A hash changes only when a decision is meant to change;
then ``python -m tests.support.golden`` writes the new ones, and the difference is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.core.document import edit_from_json
from app.core.plan import plan
from tests.support.edits import Case, facts_from_value

DATA = Path(__file__).resolve().parents[1] / "data"
EDITS = DATA / "edits"
PLANS = DATA / "golden_plans.json"


def golden_names() -> list[str]:
    """The names of all golden edits, in order."""
    return sorted(path.stem for path in EDITS.glob("*.json"))


def golden(name: str) -> Case:
    """A golden edit with the facts of its sources."""
    edit = edit_from_json((EDITS / f"{name}.json").read_bytes())
    known = _stored()["sources"]
    return Case(edit, {source: facts_from_value(known[source]) for source, _ in edit.sources})


def golden_plan(name: str) -> Mapping[str, Any]:
    """What the plan of a golden edit must be: ``frames`` and ``hash``."""
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


def _stored() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PLANS.read_text())
    return found


def _rewrite() -> None:
    """Write the frame counts and hashes of today's planner."""
    stored = _stored()
    stored["plans"] = {}
    for name in golden_names():
        case = golden(name)
        made = plan(case.edit, case.facts)
        stored["plans"][name] = {"frames": len(made.frames), "hash": made.plan_hash}
    sources = ",\n".join(
        f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in stored["sources"].items()
    )
    plans = ",\n".join(f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in stored["plans"].items())
    PLANS.write_text(f'{{\n  "sources": {{\n{sources}\n  }},\n  "plans": {{\n{plans}\n  }}\n}}\n')


if __name__ == "__main__":
    _rewrite()
