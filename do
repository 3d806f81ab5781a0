#!/bin/sh
# Sets up all that the project needs, once, and then does one thing: `./do ingest` reads data/raw, `./do test` runs the
# tests, `./do gka ...` runs the command with what follows, `./do lint` checks style and types, `./do lock` pins anew,
# `./do sbom`, `./do licences` and `./do audit` tell what is inside, under which licence, and which faults are known,
# `./do notebooks` opens those of notebooks/ in a browser, `./do docs` builds the site of docs/ in build/docs.
# Needs Python 3.11 or newer; on Debian or Ubuntu it asks apt for venv where that is missing, if it may.
set -eu
cd "$(dirname "$0")"

apt_get() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then sudo=""; elif command -v sudo >/dev/null 2>&1; then sudo="sudo -n"; else return 1; fi
    $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# set_up LOCK: an environment with what that lock file pins, and the project itself.
set_up() {
    if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "Python 3.11 or newer is needed (python3 here: $(python3 --version 2>&1 || echo none))." >&2
        exit 2
    fi
    python3 -c 'import ensurepip, venv' 2>/dev/null || apt_get python3-venv || true
    stamp=.venv/.made-from-$1
    wanted=$(cat "$1" pyproject.toml | cksum)
    if [ ! -x .venv/bin/gka ] || [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
        echo "Setting up .venv from $1 (once)..." >&2
        [ -x .venv/bin/python ] || python3 -m venv .venv
        .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$1"
        .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
        echo "$wanted" > "$stamp"
    fi
}

lock() {
    .venv/bin/uv pip compile -q --universal --generate-hashes --custom-compile-command "./do lock" pyproject.toml "$@"
}

task=${1:-help}
[ $# -gt 0 ] && shift
case $task in
    ingest | gka) set_up requirements.lock ;;
    test | lint | lock | notebooks | docs | sbom | licences | audit | python) set_up requirements-dev.lock ;;
    *) sed -n '2,6p' "$0" | cut -c3-; exit 2 ;;
esac
case $task in
    ingest) exec .venv/bin/gka ingest "${@:-data/raw}" --out data/processed ;;
    gka) exec .venv/bin/gka "$@" ;;
    test) exec .venv/bin/python -m pytest "$@" ;;
    lint) .venv/bin/ruff check . && .venv/bin/ruff format --check . && exec .venv/bin/mypy ;;
    lock) lock --all-extras --group dev -o requirements-dev.lock && lock --group build -c requirements-dev.lock -o requirements.lock ;;
    notebooks) cd notebooks && exec ../.venv/bin/jupyter lab "$@" ;;
    docs) .venv/bin/python docs/make_pages.py && exec .venv/bin/mkdocs build --quiet --strict "$@" ;;
    sbom | licences | audit) exec .venv/bin/python "supply/$task.py" "$@" ;;
    python) exec .venv/bin/python "$@" ;;
esac
