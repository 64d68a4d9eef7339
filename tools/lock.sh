#!/usr/bin/env bash
# Writes requirements/*.txt anew: every package that pyproject.toml leads to, with its version and the hashes of its
# files, for all platforms, and nothing about where they come from. Needs `uv` (https://docs.astral.sh/uv/).
# Usage: tools/lock.sh [--upgrade]
set -euo pipefail
cd "$(dirname "$0")/.."

lock() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-config --only-binary :all: --custom-compile-command "make locks" "$@"
}

python3 -c 'import tomllib; print("\n".join(tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"]))' |
    lock --output-file requirements/build.txt "$@" -
lock --output-file requirements/runtime.txt "$@" pyproject.toml
# On every machine of a cluster the same, or its workers are refused.
lock --extra cluster --constraints requirements/runtime.txt --output-file requirements/cluster.txt "$@" pyproject.toml
# The tests run against exactly the versions that the site is built with.
lock --extra dev --constraints requirements/runtime.txt --output-file requirements/dev.txt "$@" pyproject.toml
