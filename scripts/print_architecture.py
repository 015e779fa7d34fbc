"""Print the architecture from the import contracts in pyproject.toml.

    python scripts/print_architecture.py            the diagram
    python scripts/print_architecture.py --write    puts it into README.md and docs/architecture.md

The text between the two marks in those files is what this prints; a test compares them.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- architecture:begin -->", "<!-- architecture:end -->"
PAGES = (ROOT / "README.md", ROOT / "docs" / "architecture.md")

Contract = dict[str, Any]


def contracts(pyproject: Path = ROOT / "pyproject.toml") -> list[Contract]:
    """The import contracts in the order they stand."""
    tool = tomllib.loads(pyproject.read_text(encoding="utf-8"))["tool"]
    found: list[Contract] = tool["importlinter"]["contracts"]
    return found


def diagram(rules: list[Contract]) -> str:
    """The layers from top to bottom, then every other contract with what it names."""
    layers = next(rule for rule in rules if rule["type"] == "layers")
    rows = [tuple(re.findall(r"\w+", row)) for row in layers["layers"]]
    screens = next(rule for rule in rules if rule["type"] == "independence")
    drawn = [*draw_layers(rows, screens), "", *draw_worker(rules, rows), ""]
    for rule in rules:
        if rule is not layers:
            drawn += draw_rule(rule)
    return "\n".join(drawn)


def draw_layers(rows: list[tuple[str, ...]], screens: Contract) -> list[str]:
    """One row per layer, an arrow from each to the one below."""
    texts = ["   ".join(row) for row in rows]
    names = [module.rpartition(".")[2] for module in screens["modules"]]
    texts = [f"{t}   ({' · '.join(names)})" if t == "ui" else t for t in texts]
    width = max(len(text) for text in texts) + 4
    between = f"├{'▼'.center(width, '─')}┤"
    lines = [f"┌{'─' * width}┐   imports point down"]
    for text in texts:
        lines += [f"│{text.center(width)}│", between]
    return [*lines[:-1], f"└{'─' * width}┘"]


def draw_worker(rules: list[Contract], rows: list[tuple[str, ...]]) -> list[str]:
    """The other program that installs this distribution, and what is left for it to see."""
    rule = next(rule for rule in rules if rule.get("source_modules") == ["gpu_worker"])
    hidden = {module.removeprefix("app.") for module in rule["forbidden_modules"]}
    seen = [name for row in rows for name in row if name not in hidden]
    return [f"gpu_worker ──▶ {', '.join(seen)}"]


def draw_rule(rule: Contract) -> list[str]:
    """The sentence, and below it the packages that it keeps behind the door."""
    if "forbidden_modules" not in rule:
        return [f"· {rule['name']}"]
    outside = [m for m in rule["forbidden_modules"] if not m.startswith(("app.", "gpu_worker"))]
    doors = rule.get("ignore_imports", [])
    return [f"· {rule['name']}" + (f"  [{', '.join(outside)}]" if doors else "")]


def block(rules: list[Contract]) -> str:
    """The diagram as it stands in a page, marks included."""
    return f"{BEGIN}\n```text\n{diagram(rules)}\n```\n{END}"


def with_block(page: str, new: str) -> str:
    """``page`` with the text between the marks replaced by ``new``."""
    start, end = page.index(BEGIN), page.index(END) + len(END)
    return page[:start] + new + page[end:]


def main() -> int:
    """Print, or write into the pages."""
    rules = contracts()
    if "--write" not in sys.argv[1:]:
        print(diagram(rules))
        return 0
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        path.write_text(with_block(page, block(rules)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
