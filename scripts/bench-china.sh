#!/usr/bin/env bash
# What a law of all of China costs: a made-up one of some ten thousand programmes (tests/china) is checked,
# packed by province, assessed for one place, and asked of a roster (ROWS); its packs are weighed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/env.sh
rows=${ROWS:-100000} target=${CARGO_TARGET_DIR:-target}
out=$target/bench/china native=$target/native
echo "[bench] building the command line, optimised for speed"
cargo build --quiet --profile native --package subsidy --bins --example make-roster
cargo build --quiet --profile native --package china --bins --examples
rm -rf "$out" && mkdir -p "$out"
"$native/make-china" . "$out"
timed() { local begun=$EPOCHREALTIME; "${@:2}"; awk -v what="$1" -v b="$begun" -v e="$EPOCHREALTIME" 'BEGIN { printf "%-40s %6.1f s\n", what, e - b }'; }
timed "subsidy check" "$native/subsidy" check "$out/policies"
timed "subsidy pack --by-province" "$native/subsidy" pack "$out/policies" -o "$out/packs" --by-province >"$out/packed"
tail -1 "$out/packed"
"$native/examples/assess" "$out/packs"
"$native/examples/make-roster" "$rows" >"$out/roster.csv"
timed "subsidy screen, all programmes, $rows rows" \
  "$native/subsidy" screen --law "$out/packs" --date 2026-11-22 "$out/roster.csv" >/dev/null
# What a first visit loads of the law in one language, beside today's, and what a province adds.
"$native/subsidy" pack policies -o "$out/today" >/dev/null
node -e '
const { readFileSync } = require("fs"), { brotliCompressSync } = require("zlib");
const size = (...names) => (names.reduce((sum, name) => sum + brotliCompressSync(readFileSync(name)).length, 0) / 1000).toFixed(1);
const [out] = process.argv.slice(1), own = (folder, before) => ["law.bin", "words-zh-Hans.bin"].map((name) => `${out}/${folder}/${before}${name}`);
console.log(`brotli KB of law and words: today ${size(...own("today", ""))}, the whole country ${size(...own("packs", ""))}, a province ${size(...own("packs", "44-"))}`);
' "$out"
rm -rf "$out"
