#!/bin/sh
# Format, lint, types, contracts: all four run, the exit code says whether all four passed.
cd "$(dirname "$0")/.." || exit 1
bin=.venv/bin
failed=""
step() {
    name=$1
    shift
    printf '%s\n' "-- $name"
    "$@" || failed="$failed $name"
}
step format $bin/ruff format --check .
step lint $bin/ruff check .
step types $bin/mypy
step contracts $bin/lint-imports
[ -z "$failed" ] || { echo "check failed:$failed"; exit 1; }
echo "check passed"
