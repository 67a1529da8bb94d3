#!/bin/sh
# Makes .venv and installs one lock file into it: tools/venv.sh requirements.lock
# A stamp named after the lock's content makes every later run instant.
set -eu
cd "$(dirname "$0")/.."
lock=$1

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
    say "需要 Python 3.11 或更新版本。可用 make PYTHON=/路径/python3 指定。"
    say "Python 3.11 or newer is needed. Name one with: make PYTHON=/path/to/python3 ..."
    exit 1
}

# A .venv whose interpreter has gone (moved folder, removed Python) is made anew.
if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    python=$(find_python)
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        say "这个 Python 缺少 venv 模块。Debian/Ubuntu：sudo apt-get install python3-venv"
        say "This Python lacks venv. On Debian/Ubuntu: sudo apt-get install python3-venv"
        exit 1
    fi
    say "创建虚拟环境 .venv · making the virtual environment"
    rm -rf .venv
    "$python" -m venv .venv
fi

digest=$(.venv/bin/python -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest()[:16])' "$lock")
stamp=".venv/installed-$(basename "$lock")-$digest"
if [ ! -e "$stamp" ]; then
    say "安装 $lock 中的依赖 · installing the dependencies of $lock"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock"
    rm -f ".venv/installed-$(basename "$lock")-"*
    : > "$stamp"
fi
