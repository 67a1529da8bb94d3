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

stamp_of() {
    digest=$(.venv/bin/python -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest()[:16])' "$lock")
    printf '%s' ".venv/installed-$(basename "$lock")-$digest"
}

works() { .venv/bin/python -c 'import pip' 2>/dev/null; }

if works && [ -e "$(stamp_of)" ]; then
    exit
fi

python=$(find_python)
if ! works && ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    say "这个 Python 缺少 venv 模块。Debian/Ubuntu：sudo apt-get install python3-venv"
    say "This Python lacks venv. On Debian/Ubuntu: sudo apt-get install python3-venv"
    exit 1
fi

# Of several that come here at once one installs: this script is begun again by a Python
# that holds a lock, which the script and what it starts keep until they end.
if [ -z "${VENV_TURN:-}" ]; then
    VENV_TURN=1 exec "$python" -c '
import fcntl, os, sys
os.makedirs("var", exist_ok=True)
turn = os.open("var/venv.lock", os.O_CREAT | os.O_RDWR, 0o600)
fcntl.flock(turn, fcntl.LOCK_EX)
os.set_inheritable(turn, True)
os.execv("/bin/sh", ["sh", *sys.argv[1:]])
' tools/venv.sh "$lock"
fi

# A .venv whose interpreter has gone (moved folder, removed Python) is made anew.
if ! works; then
    say "创建虚拟环境 .venv · making the virtual environment"
    rm -rf .venv
    "$python" -m venv .venv
fi

stamp=$(stamp_of)
if [ ! -e "$stamp" ]; then
    say "安装 $lock 中的依赖 · installing the dependencies of $lock"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock"
    rm -f ".venv/installed-$(basename "$lock")-"*
    : > "$stamp"
fi
