#!/usr/bin/env bash
# How many people a second the rule set of ten programmes takes, with reasons, missing facts and
# amounts: natively, in WebAssembly made for speed and made small as the page's is, and in plain
# JavaScript beside them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/env.sh
out=target/bench/rule-set
mkdir -p $out
echo "[bench] building the rule set"
cargo build --quiet --profile native --package rule-set --example rule-set
for profile in native release; do
  cargo build --quiet --profile $profile --target wasm32-unknown-unknown --package rule-set
  wasm-bindgen target/wasm32-unknown-unknown/$profile/rule_set.wasm --target nodejs --out-dir $out/$profile
done
echo "[bench] ten programmes of four conditions, three people in turn"
node tests/rule-set/run.mjs target/native/examples/rule-set \
  "Wasm, for speed=$PWD/$out/native/rule_set.js" "Wasm, small=$PWD/$out/release/rule_set.js"
