#!/usr/bin/env bash
# Builds the engine alone as an ES module package, into target/package/: the folder that is
# published, and the tarball that `npm install ./file.tgz` takes.
#
#   scripts/package.sh         builds it and prints its size
#   scripts/package.sh test    the same, and tests it: types, Node, installed, in a browser
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
want=${1:-build}
scripts/setup.sh "$want"
source scripts/env.sh
out=$PWD/target/package

echo "[package] compiling the engine to WebAssembly"
cargo build --quiet --offline --release --target wasm32-unknown-unknown --package subsidy-package
rm -rf "$out" && mkdir -p "$out/npm/law"
wasm-bindgen target/wasm32-unknown-unknown/release/subsidy_package.wasm \
  --target web --no-typescript --out-name subsidy --out-dir "$out/npm"
cargo run --quiet --offline --package subsidy-package --example vocabulary >"$out/npm/vocabulary.d.ts"
cargo run --quiet --offline --package subsidy-package --example law -- policies "$out/npm/law"
node scripts/package.mjs "$out/npm" "$(cargo pkgid --offline --package subsidy-package | sed 's/.*[#@]//')"
(cd "$out" && npm pack --silent --offline ./npm >name)
echo "[package] target/package/$(cat "$out/name")"
[ "$want" = test ] || exit 0

# The command line is what the module is held against.
cargo build --quiet --offline --package subsidy --package laws --bins --example case-lines
target/debug/examples/case-lines >"$out/cases.jsonl"
target/debug/subsidy assess --lines --date 2026-11-22 <"$out/cases.jsonl" >"$out/native.jsonl"
awk 'NR % 40 == 1' "$out/cases.jsonl" >"$out/some.jsonl"
for party in worker employer provider; do
  target/debug/subsidy assess --lines --date 2026-11-22 --for $party <"$out/some.jsonl" >"$out/$party.jsonl"
done
target/debug/subsidy pack policies -o "$out/law" >/dev/null
target/debug/subsidy facts --json >"$out/facts.json"
target/debug/subsidy programmes --json >"$out/programmes.json"
mkdir -p "$out/site"
echo '{ "private": true, "type": "module" }' >"$out/site/package.json"
(cd "$out/site" && npm install --silent --offline --no-audit --no-fund "../$(cat ../name)")

echo "[package] types"
node package/tests/types.mjs "$out"
echo "[package] in Node, installed from the tarball"
cp package/tests/*.test.mjs "$out/site/"
(cd "$out/site" && SUBSIDY="$PWD/../../debug/subsidy" node --test) >"$out/node.log" || { cat "$out/node.log" >&2; exit 1; }
grep -E '^. (tests|pass|fail) |an assessment' "$out/node.log"
echo "[package] in a page, in a real browser"
cp package/tests/page.html "$out/site/index.html"
cp package/tests/page.js "$out"/{cases,native}.jsonl "$out/site/"
SUBSIDY_DIST=$out/site cargo test --quiet --offline --package browser --test package
