#!/usr/bin/env bash
# Size of what `make` installs: a fresh environment from requirements.lock, without pip, in MB.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --no-deps --require-hashes -r requirements.lock
du -sm "$folder/venv" | cut -f1
