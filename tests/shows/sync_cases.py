"""Every case that sync must stand, run against a real server behind the fault proxy: a table.

    python -m tests.shows.sync_cases [WORD]     cases whose name holds WORD, all of them without

Each case names the tests that try it; its oracle is the first sentence of the first test. Cases
that only the tests know are listed below the table. Ends with 1 when a case failed or was not run.
"""

from __future__ import annotations

import ast
import sys
import textwrap
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "tests/integration"
HEAD, FILES = "sync/test_cases_head.py", "sync/test_cases_files.py"
ANSWERS, CRASHES = "sync/test_cases_answers.py", "sync/test_cases_crashes.py"
KEYS, VERSIONS = "sync/test_cases_keys.py", "sync/test_cases_versions.py"
MERGE, UP = "sync/test_cases_merge.py", "sync/test_media_up.py"
APART = "sync/test_cases_apart.py"
SIGNED = "cloud/test_presigned.py"

# Each case and the tests that try it.
CASES: dict[str, tuple[str, ...]] = {
    "two laptops insert offline": (f"{MERGE}::test_two_laptops_insert_offline",),
    "different columns of a row": (f"{MERGE}::test_different_columns_of_a_row",),
    "same cell": (
        f"{MERGE}::test_same_cell",
        f"{MERGE}::test_same_cell_settled_differently_on_both",
    ),
    "start and end on both": (f"{MERGE}::test_start_and_end_on_both",),
    "trash against edit": (
        f"{MERGE}::test_trash_vs_edit",
        f"{MERGE}::test_deleted_clip_of_a_reel_vs_keyframe",
    ),
    "trashed game, new clip in it": (f"{MERGE}::test_trash_game_vs_new_clip_in_it",),
    "laptop 100 days behind": (f"{APART}::test_laptop_that_was_off_for_100_days",),
    "answer to head PUT lost": (f"{ANSWERS}::test_answer_to_head_put_lost",),
    "PUT lands late, after another edit": (
        f"{ANSWERS}::test_put_lands_late_and_after_another_edit",
        f"{ANSWERS}::test_put_lands_while_the_same_bytes_are_sent_again",
    ),
    "lost answer, another laptop on top": (
        f"{ANSWERS}::test_lost_answer_and_another_laptop_on_top",
        f"{ANSWERS}::test_lost_race_while_in_doubt",
    ),
    "racing first uploads": (f"{ANSWERS}::test_racing_first_uploads",),
    "429 for 30 s": (f"{ANSWERS}::test_busy_for_thirty_seconds",),
    "500/503/reset on each call": (f"{ANSWERS}::test_each_fault_on_each_call",),
    "truncated or bit-flipped download": (f"{ANSWERS}::test_download_spoiled_on_the_way",),
    "wrong sha256 in the cloud": (f"{HEAD}::test_head_damaged_where_it_lies",),
    "SIGKILL at each journal state": (
        f"{CRASHES}::test_killed",
        f"{CRASHES}::test_power_goes",
        f"{CRASHES}::test_power_goes_twice",
        f"{CRASHES}::test_power_goes_at_the_first_upload",
    ),
    "SIGKILL inside COMMIT": (f"{CRASHES}::test_killed",),
    "disk full at each write": (f"{CRASHES}::test_disk_full_at_each_write",),
    "50 tx/s during a pull": (f"{FILES}::test_app_writes_all_the_time_during_a_pull",),
    "base deleted or corrupt": (
        f"{FILES}::test_base_deleted_or_corrupt",
        f"{FILES}::test_base_deleted_and_its_version_damaged_on_the_way",
    ),
    "head deleted by hand": (
        f"{HEAD}::test_head_deleted_by_hand",
        f"{HEAD}::test_head_deleted_while_a_commit_was_in_doubt",
        f"{HEAD}::test_two_laptops_make_the_head_anew",
    ),
    "head 0 bytes, PNG, foreign, trigger": (f"{HEAD}::test_head_replaced",),
    "head a huge file": (f"{HEAD}::test_head_replaced_by_a_huge_file",),
    "newer schema in the cloud": (f"{HEAD}::test_newer_schema_in_the_cloud",),
    "both laptops migrate alone": (f"{APART}::test_both_laptops_migrate_alone",),
    "old backup of the live file": (f"{FILES}::test_old_backup_of_the_live_file_restored",),
    "profile copied": (f"{FILES}::test_profile_copied_to_another_machine",),
    "login as another user": (
        f"{FILES}::test_the_library_of_another_user_is_never_touched",
        f"{APART}::test_login_as_another_user_with_local_data",
    ),
    "non-empty onto non-empty": (f"{APART}::test_first_sync_of_non_empty_onto_non_empty",),
    "clock a day off": (f"{APART}::test_clock_a_day_off",),
    "year 2099": (f"{APART}::test_clock_in_the_year_2099",),
    "token revoked mid-push": (f"{KEYS}::test_token_revoked_mid_push",),
    "read-only token": (f"{KEYS}::test_read_only_token",),
    "wrong secret": (f"{KEYS}::test_wrong_secret",),
    "prefix-limited token": (
        f"{KEYS}::test_prefix_limited_token",
        f"{KEYS}::test_a_prefix_limited_token_for_another_library",
    ),
    "media killed at random parts": (
        f"{UP}::test_killed_at_random_it_goes_on_and_nothing_half_done_shows",
    ),
    "media: upload forgotten": (f"{UP}::test_an_upload_that_the_store_forgot_starts_again",),
    "media: file edited meanwhile": (f"{UP}::test_a_file_that_is_edited_meanwhile_never_shows",),
    "media: duplicate content": (f"{UP}::test_the_same_bytes_are_never_sent_twice",),
    "media: 0 bytes, emoji name": (f"{UP}::test_small_and_empty_files_go_in_one_piece",),
    "link expired": (f"{SIGNED}::test_a_link_runs_out",),
    "link tampered, other key": (f"{SIGNED}::test_what_was_signed_cannot_be_changed",),
    "link with a wrong size": (f"{SIGNED}::test_a_link_to_upload_takes_those_bytes_and_no_others",),
    "mass delete brake": (
        f"{VERSIONS}::test_mass_delete_brake",
        f"{APART}::test_mass_delete_brake",
    ),
    "two apps on one profile": (f"{FILES}::test_two_app_instances_on_one_profile",),
    "captive portal": (f"{ANSWERS}::test_captive_portal_all_the_time",),
    "ETags stripped on the way": (f"{ANSWERS}::test_proxy_that_strips_etags",),
    "512 KiB and 1 MiB": (f"{VERSIONS}::test_sizes",),
}


@dataclass(eq=False)
class Results:
    """What became of each test, by ``file::function``; a pytest plugin."""

    passed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    failed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    skipped: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        test = report.nodeid.partition("[")[0].removeprefix(f"{FOLDER}/")
        if report.failed:
            self.failed[test] += 1
        elif report.skipped:
            self.skipped[test] += 1
        elif report.when == "call":
            self.passed[test] += 1

    def outcome(self, tests: tuple[str, ...]) -> tuple[bool, str]:
        """Whether a case holds, and the word for it."""
        done = sum(self.passed[test] for test in tests)
        bad = sum(self.failed[test] for test in tests)
        left = sum(self.skipped[test] for test in tests)
        if bad:
            return False, f"FAILED {bad} of {bad + done}"
        if not all(self.passed[test] for test in tests):
            return False, "not run" if not left else f"skipped {left}"
        return True, f"holds ({done})"


def sentences() -> dict[str, str]:
    """The docstring's first line of every test of the folder, by ``file::function``."""
    found = {}
    for path in sorted((ROOT / FOLDER).rglob("test_*.py")):
        name = path.relative_to(ROOT / FOLDER).as_posix()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                words = node.name.removeprefix("test_").replace("_", " ")
                found[f"{name}::{node.name}"] = (ast.get_docstring(node) or words).split("\n")[0]
    return found


def oracle(sentence: str) -> str:
    """What has to hold: what a docstring says after the name of the case."""
    return sentence.partition(": ")[2] or sentence


def show(rows: list[tuple[str, str, str]]) -> None:
    for name, told, outcome in rows:
        lines = textwrap.wrap(told, 70) or [""]
        print(f"{name:36} {lines[0]:70}  {outcome}")
        for line in lines[1:]:
            print(f"{'':36} {line}")


def main(word: str = "") -> int:
    told = sentences()
    chosen = {name: tests for name, tests in CASES.items() if word in name}
    extra = [
        test
        for test in told
        if "/test_cases_" in test
        and not word
        and all(test not in tests for tests in CASES.values())
    ]
    wanted = dict.fromkeys([test for tests in chosen.values() for test in tests] + extra)
    results = Results()
    arguments = ["-q", "--no-header", "-p", "no:cacheprovider", "--rootdir", str(ROOT)]
    pytest.main([*arguments, *(f"{ROOT}/{FOLDER}/{test}" for test in wanted)], [results])

    print(f"\n{'case':36} {'oracle':70}  outcome\n{'-' * 36} {'-' * 70}  {'-' * 12}")
    good, rows = True, []
    for name, tests in chosen.items():
        holds, outcome = results.outcome(tests)
        good &= holds
        rows.append((name, oracle(told[tests[0]]), outcome))
    show(rows)
    if extra:
        print("\nand beyond the list:\n")
        rows = []
        for test in extra:
            holds, outcome = results.outcome((test,))
            good &= holds
            name = told[test].partition(": ")[0] if ": " in told[test] else test.split("::")[1]
            rows.append((name[:36], oracle(told[test]), outcome))
        show(rows)
    tests_run = sum(results.passed.values())
    print(f"\n{len(chosen)} cases, {tests_run} tests passed, {sum(results.failed.values())} failed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
