#!/bin/sh
# Compares the reader with JioNLP and Recognizers-Text; their packages stay in bench/.venv.
set -eu
cd "$(dirname "$0")/.."
if [ ! -x bench/.venv/bin/python ]; then
    .venv/bin/python -m venv bench/.venv
fi
bench/.venv/bin/pip install --quiet --require-hashes --requirement bench/requirements.lock
exec .venv/bin/python bench/compare.py bench/.venv/bin/python
