"""Collects the sentences of the program and makes the files that are loaded in other languages.

    python scripts/translations.py            update resources/languages/*.ts, make the .qm files
    python scripts/translations.py --list     what has no translation, and words that miss tr()
    python scripts/translations.py --check    exit 1 when the files are not up to date

A sentence is what stands in ``tr("…")`` or ``mark("…")``, what ``many`` counts, a label or menu of the command table, a
word of the ratings, a refusal of an update, or the name of an undo step. Translators edit the .ts files (Qt Linguist opens
them); lrelease comes with PySide6.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "languages"
LANGUAGES = ("de", "es")
CONTEXT = "app"
LOOKED_UP = ("tr", "mark")
STEPS = ("write", "change", "change_with", "change_once", "update", "delete", "_edit", "_edited")
"""Calls that name an undo step in one of their arguments."""
SHOWN = [
    "setText",
    "setToolTip",
    "setAccessibleName",
    "setPlaceholderText",
    "setWindowTitle",
    "QLabel",
    "QPushButton",
    "addAction",
    "addMenu",
    "addItem",
    "addTab",
    "setTitle",
    "info",
    "done",
    "warning",
    "error",
    "setHint",
    "set_hint",
]
"""Calls whose bare words a coach sees."""


def sentences() -> list[str]:
    """All sentences, each once, in the order of files and lines."""
    sys.path.insert(0, str(ROOT))
    from app.core.clip import RATINGS
    from app.core.update_words import SENTENCES
    from app.ui.common.shortcuts import COMMANDS

    found = [word for command in COMMANDS for word in (command.label, command.menu) if word]
    found += [rating.word for rating in RATINGS.values()]
    found += SENTENCES.values()
    for path in sorted((ROOT / "app" / "ui").rglob("*.py")):
        found += _looked_up(ast.parse(path.read_text(encoding="utf-8")))
    for folder in ("services", "ui"):
        for path in sorted((ROOT / "app" / folder).rglob("*.py")):
            found += _steps(ast.parse(path.read_text(encoding="utf-8")))
    return list(dict.fromkeys(found))


def _looked_up(tree: ast.AST) -> Iterator[str]:
    for call in _calls(tree):
        if _name(call) in LOOKED_UP and call.args:
            yield from _words(call.args[0])
        if _name(call) == "many":
            words = [word for argument in call.args[1:] for word in _words(argument)]
            yield from words if len(words) != 1 else (words[0], f"{words[0]}s")


def _steps(tree: ast.AST) -> Iterator[str]:
    """Names like ``move keyframe``: lower case, at least two words, or a default of ``what``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in STEPS:
            if any(word.arg == "undo" for word in node.keywords):
                continue
            for argument in node.args:
                yield from (w for w in _words(argument) if _is_step(w))
        if isinstance(node, ast.FunctionDef):
            names = [arg.arg for arg in node.args.args]
            defaults = zip(reversed(names), reversed(node.args.defaults), strict=False)
            for name, default in defaults:
                if name == "what":
                    yield from _words(default)


def _is_step(words: str) -> bool:
    return (
        words == words.lower()
        and words.replace(" ", "").isalpha()
        and (" " in words or words == "straighten")
    )


def _bare(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Words that are shown without being looked up."""
    for call in _calls(tree):
        if _name(call) in SHOWN and call.args:
            first = call.args[0]
            constant = isinstance(first, ast.Constant) and isinstance(first.value, str)
            if constant or isinstance(first, ast.JoinedStr):
                words = ast.unparse(first)
                if sum(letter.isalpha() for letter in words) > 2:
                    yield call.lineno, words


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _words(node: ast.expr) -> Iterator[str]:
    """A constant, or both sides of an ``if``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _words(node.body)
        yield from _words(node.orelse)


def translations(language: str) -> dict[str, str]:
    """What is translated by now."""
    path = FOLDER / f"reel-ballers_{language}.ts"
    if not path.exists():
        return {}
    pairs = {}
    for message in ET.parse(path).iter("message"):  # noqa: S314 (a file of ours)
        source, translation = message.findtext("source", ""), message.find("translation")
        if translation is not None and translation.get("type") != "unfinished":
            pairs[source] = translation.text or ""
    return pairs


def write(language: str, wanted: list[str], known: dict[str, str]) -> str:
    """The .ts file as text; what is no longer in the program is left out."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source in wanted:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        if known.get(source):
            translation.text = known[source]
        else:
            translation.set("type", "unfinished")
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def release(text: str, out: Path) -> None:
    """Make a .qm file of a .ts file's text."""
    program = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "words.ts"
        source.write_text(text, encoding="utf-8")
        command = [str(program), "-silent", "-nounfinished", str(source), "-qm", str(out)]
        subprocess.run(command, check=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python scripts/translations.py")
    parser.add_argument("--list", action="store_true", help="print what is missing")
    parser.add_argument("--check", action="store_true", help="only look")
    choices = parser.parse_args()
    wanted = sentences()
    stale = []
    for language in LANGUAGES:
        known = translations(language)
        missing = [source for source in wanted if not known.get(source)]
        print(f"{language}: {len(wanted) - len(missing)} of {len(wanted)} sentences translated")
        if choices.list:
            print("".join(f"  {source!r}\n" for source in missing), end="")
        path = FOLDER / f"reel-ballers_{language}.ts"
        text = write(language, wanted, known)
        if choices.check or choices.list:
            stale += [path.name] if path.read_text(encoding="utf-8") != text else []
            continue
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        release(text, path.with_suffix(".qm"))
    if choices.list:
        for path in sorted((ROOT / "app" / "ui").rglob("*.py")):
            for line, words in _bare(ast.parse(path.read_text(encoding="utf-8"))):
                print(f"{path.relative_to(ROOT)}:{line}: {words} is not looked up")
    if choices.check and stale:
        print(f"Not up to date: {', '.join(stale)}; run python scripts/translations.py")
    return 1 if choices.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
