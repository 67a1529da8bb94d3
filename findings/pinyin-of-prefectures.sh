#!/usr/bin/env bash
# Guess: libraries of pinyin know the names of China's 333 prefectures; only rare readings such as
#   六安 and 亳州 are in doubt.
# Seen: pypinyin has those right and common ones wrong: 长治 zhangzhi, 漯河 tahe, 昌都 changdou, 朝阳
#   zhaoyang (also with 市 behind it). xpinyin adds 厦门 shamen, 莆田 futian, 六安 liuan, 蚌埠 bangbu.
# Why it matters: addresses, sorting and English names made from pinyin are wrong for whole
#   cities, and differ between two libraries.
# Versions: pypinyin 0.55.0, xpinyin 0.7.7 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pypinyin==0.55.0' 'xpinyin==0.7.7' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
from pypinyin import lazy_pinyin
from xpinyin import Pinyin

official = "长治 changzhi 漯河 luohe 昌都 changdu 朝阳 chaoyang 厦门 xiamen 莆田 putian 六安 luan 蚌埠 bengbu 亳州 bozhou".split()
other = Pinyin()
for name, right in zip(official[::2], official[1::2]):
    print(name, right, "".join(lazy_pinyin(name)), other.get_pinyin(name, ""))
print("朝阳市", "".join(lazy_pinyin("朝阳市")), "漯河市", "".join(lazy_pinyin("漯河市")), "长治市", "".join(lazy_pinyin("长治市")))
END

cat >stated.txt <<'END'
长治 changzhi zhangzhi changzhi
漯河 luohe tahe tahe
昌都 changdu changdou changdu
朝阳 chaoyang zhaoyang zhaoyang
厦门 xiamen xiamen shamen
莆田 putian putian futian
六安 luan luan liuan
蚌埠 bengbu bengbu bangbu
亳州 bozhou bozhou bozhou
朝阳市 zhaoyangshi 漯河市 taheshi 长治市 zhangzhishi
END

echo 'pypinyin==0.55.0' 'xpinyin==0.7.7'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
