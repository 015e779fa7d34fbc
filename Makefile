# Needs Python 3.11+ and make; everything else is fetched into .venv by the first target.
#   make demo [VIDEO=some.mp4] [OUT=folder]     make run     make test     make check
#   make bench     make screenshots     make cloud-demo     make setup     make lock     make clean

VIDEO ?=
OUT ?= demo-out
ARGS ?=
export VIDEO OUT

.PHONY: help setup demo cloud-demo run test check bench screenshots lock keep-library clean
help:
	@sed -n '2,3s/^# *//p' Makefile

setup:
	@sh scripts/set-up.sh dev

demo:
	@sh scripts/set-up.sh demo
	@.venv/bin/reel-ballers demo $${VIDEO:+"$$VIDEO"} -o "$$OUT" $(ARGS)

cloud-demo:
	@sh scripts/set-up.sh dev
	@.venv/bin/python -m tests.shows.cloud_demo $(ARGS)

run:
	@sh scripts/set-up.sh desktop
	@.venv/bin/reel-ballers $(ARGS)

test:
	@sh scripts/set-up.sh dev
	@sh scripts/test.sh $(ARGS)

check:
	@sh scripts/set-up.sh dev
	@sh scripts/check.sh

bench:
	@sh scripts/set-up.sh dev
	@.venv/bin/python -m tests.bench $(ARGS)

screenshots:
	@sh scripts/set-up.sh dev
	@.venv/bin/python -m tests.screenshots $(ARGS)

lock:
	@sh scripts/set-up.sh dev
	@.venv/bin/python scripts/lock.py

keep-library:
	@sh scripts/set-up.sh dev
	@PYTHONPATH=. .venv/bin/python scripts/keep_library.py

clean:
	rm -rf .venv build dist demo-out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find app gpu_worker resources scripts tests -name __pycache__ -type d -exec rm -rf {} +
