#!/usr/bin/env bash
# Guess: chrono, the usual reader of dates in text for JavaScript, reads 二〇二二年十月三十一日 in both its
#   Chinese locales: it has code for numerals in each.
# Seen: zh.hans does; zh.hant (traditional, in which the date is written with the same characters)
#   begins behind the 〇 and cuts the day: 二二年十月三十, 30 October of the year 22.
# Why it matters: 〇 is the nought of every formal Chinese date; a wrong year and a wrong day come
#   back as a find, with the text it was found in.
# Versions: chrono-node 2.10.3 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund 'chrono-node@2.10.3' >install.log 2>&1 || { cat install.log; exit 2; }

cat >try.mjs <<'END'
import * as chrono from "chrono-node";

const text = "二〇二二年十月三十一日";
for (const [name, locale] of [["zh.hans", chrono.zh.hans], ["zh.hant", chrono.zh.hant]])
  for (const found of locale.parse(text)) {
    const day = found.start;
    console.log(name, found.text, day.get("year"), day.get("month"), day.get("day"));
  }
END

cat >stated.txt <<'END'
zh.hans 二〇二二年十月三十一日 2022 10 31
zh.hant 二二年十月三十 22 10 30
END

echo 'chrono-node@2.10.3'
node try.mjs 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
