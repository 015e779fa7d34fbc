#!/bin/sh
# The whole check, then all tests; pytest has the last word, and either can fail the run.
cd "$(dirname "$0")/.." || exit 1
sh scripts/check.sh
checked=$?
[ $checked -eq 0 ] || echo "The check failed (see above); the tests run all the same."
.venv/bin/python -m pytest -n 2 --dist loadgroup --durations=10 "$@"
tested=$?
[ $tested -ne 0 ] || exit $checked
exit $tested
