"""Of several that prepare the same folder at once, one goes first and the others wait."""

import subprocess
import sys
from pathlib import Path

from civaffairs.turns import take_turn

HOLDER = """
import sys
from pathlib import Path
from civaffairs.turns import take_turn
turn = take_turn(Path(sys.argv[1]), lambda: None)
print("held", flush=True)
sys.stdin.read()
"""


def test_a_turn_is_waited_for_until_the_one_before_ends(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    # It ends without giving its turn back; told so that this one waits for it.
    with take_turn(folder, holder.kill):
        assert holder.wait() != 0
    holder.communicate()


def test_a_free_turn_is_taken_at_once_and_again(tmp_path: Path) -> None:
    waited: list[bool] = []
    for _start in range(2):
        take_turn(tmp_path, lambda: waited.append(True)).close()
    assert waited == []
