"""The architecture holds, and the contracts that hold it bite."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import print_architecture

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = sorted(
    folder.parent
    for top in ("app", "gpu_worker")
    for folder in (ROOT / top).rglob("__init__.py")
    if folder.parent != ROOT / "app" and "migrations" not in folder.parts
)

# One line that breaks each contract, and the module that it is written into.
VIOLATIONS = {
    "imports point down": ("app/media/bad.py", "import app.render"),
    "app.core decides, never acts": ("app/core/bad.py", "import subprocess"),
    "app/__init__.py stays empty": ("app/__init__.py", "import httpx"),
    "Qt lives only in app.ui and app.main": ("app/services/bad_qt.py", "import PySide6.QtCore"),
    "SQLAlchemy has one door: app.storage": ("app/services/bad_sql.py", "import sqlalchemy.orm"),
    "boto3 has one door: app.cloud": ("app/sync/bad.py", "import boto3"),
    "httpx, keyring and cryptography have one door: app.cloud": (
        "app/sync/bad_keyring.py",
        "import keyring",
    ),
    "ffmpeg-python has one door: app.render.ffmpeg": ("app/render/bad.py", "import ffmpeg"),
    "PyAV has one door: app.media (app.footage makes matches with it)": (
        "app/render/bad_av.py",
        "import av",
    ),
    "the worker sees only core, media and render": ("gpu_worker/bad.py", "import app.storage"),
    "rows never leave app.storage": ("app/services/bad_rows.py", "import app.storage.rows"),
    "screens talk to services and core": ("app/ui/common/bad.py", "import app.render"),
    "screens do not know each other": ("app/ui/annotate/bad.py", "import app.ui.gallery"),
}


def skeleton(folder: Path) -> Path:
    """A copy of the packages without their code, under the real contracts."""
    for package in [ROOT / "app", ROOT / "resources", *PACKAGES]:
        copy = folder / package.relative_to(ROOT)
        copy.mkdir(parents=True, exist_ok=True)
        (copy / "__init__.py").write_text("", encoding="utf-8")
    private = ("storage/rows.py", "storage/tables.py", "storage/edit_rows.py")
    for door in ("render/ffmpeg.py", "main.py", "cli.py", *private):
        (folder / "app" / door).write_text("", encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def verdicts(folder: Path) -> dict[str, str]:
    """KEPT or BROKEN for each contract, as import-linter says."""
    linter = Path(sys.executable).with_name("lint-imports")
    command = [str(linter), "--no-cache"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    words = [line.strip().rpartition(" ") for line in done.stdout.splitlines()]
    found = {name: word for name, _, word in words if word in ("KEPT", "BROKEN")}
    assert found, done.stdout + done.stderr
    return found


def test_each_contract_is_broken_by_what_it_forbids(tmp_path: Path) -> None:
    folder = skeleton(tmp_path)
    names = {rule["name"] for rule in print_architecture.contracts()}
    assert verdicts(folder) == dict.fromkeys(names, "KEPT")
    for name in names:
        where, line = VIOLATIONS[name]
        (folder / where).write_text(line + "\n", encoding="utf-8")
    assert verdicts(folder) == dict.fromkeys(names, "BROKEN")


def test_app_init_is_empty() -> None:
    assert (ROOT / "app" / "__init__.py").read_bytes() == b""


@pytest.mark.parametrize(
    "path", sorted((ROOT / "app" / "core").rglob("*.py")), ids=lambda p: p.name
)
def test_core_uses_the_standard_library_alone_and_touches_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        for module in modules:
            top = module.partition(".")[0]
            assert top in sys.stdlib_module_names or module.startswith("app.core"), module
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"open", "print", "input", "exec", "eval"}, path


@pytest.mark.parametrize("package", PACKAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_each_package_says_what_may_not_happen_in_it(package: Path) -> None:
    lines = (package / "README.md").read_text(encoding="utf-8").strip().splitlines()
    assert lines[0].startswith("# ")
    assert 3 <= len(lines) <= 8
    assert " not " in "\n".join(lines)


@pytest.mark.parametrize("page", print_architecture.PAGES, ids=lambda p: p.name)
def test_the_diagram_in_the_pages_is_the_printed_one(page: Path) -> None:
    printed = print_architecture.block(print_architecture.contracts())
    text = page.read_text(encoding="utf-8")
    assert text == print_architecture.with_block(text, printed), (
        "run: .venv/bin/python scripts/print_architecture.py --write"
    )


def test_the_page_on_the_architecture_names_every_contract() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    after = page[page.index(print_architecture.END) :]
    for rule in print_architecture.contracts():
        assert f"**{rule['name']}.**" in after
