#!/bin/sh
# Makes .venv ready for one of: demo, desktop, dev. A second call starts at once: the stamp in
# .venv names the pins it was made from, and each level holds the ones before it.
set -eu
cd "$(dirname "$0")/.."
level=$1
key=$(cat pyproject.toml requirements/desktop.txt requirements/dev.txt scripts/set_up.py | cksum)
key="$key $(pwd)"

case $level in
    demo) enough="demo desktop dev" ;;
    desktop) enough="desktop dev" ;;
    *) enough="dev" ;;
esac
for made in $enough; do
    if [ -x .venv/bin/python ] && [ "$(cat ".venv/.set-up-$made" 2>/dev/null)" = "$key" ] &&
        .venv/bin/python -c "" 2>/dev/null; then
        exit 0
    fi
done

for python in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14 python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$python" scripts/set_up.py "$level" "$key"
    fi
done
echo "Reel Ballers needs Python 3.11 or newer, and none is on the PATH; install it, or name one: make setup PYTHON=/path/to/python3" >&2
exit 1
