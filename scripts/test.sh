#!/bin/sh
# The whole check, then all tests; pytest has the last word, and either can fail the run.
cd "$(dirname "$0")/.." || exit 1
sh scripts/check.sh
checked=$?
[ $checked -eq 0 ] || echo "The check failed (see above); the tests run all the same."
# Tests start hundreds of processes; each would compile the app anew without its .pyc files.
unset PYTHONDONTWRITEBYTECODE
# Three at a time on two processors: those of whole processes wait for half of their time. The first
# worker begins with them, the others with the unit tests, and take some of them over at the end.
.venv/bin/python -m pytest -n 3 --dist worksteal --durations=10 "$@"
tested=$?
[ $tested -ne 0 ] || exit $checked
exit $tested
