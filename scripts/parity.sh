#!/usr/bin/env bash
# Runs every case of every programme natively and in WebAssembly: the bytes must be the same.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/env.sh
out=target/parity
mkdir -p "$out"
cargo build --quiet --package subsidy --package laws --bins --example case-lines
target/debug/examples/case-lines >"$out/cases.jsonl"
target/debug/subsidy assess --lines --date 2026-11-22 <"$out/cases.jsonl" >"$out/native.jsonl"
cargo build --quiet --release --target wasm32-unknown-unknown --package parity
wasm-bindgen target/wasm32-unknown-unknown/release/parity.wasm --target nodejs --out-dir "$out/module"
node tests/parity/run.mjs "$PWD/$out/module/parity.js" <"$out/cases.jsonl" >"$out/wasm.jsonl"
cmp "$out/native.jsonl" "$out/wasm.jsonl"
lines=$(wc -l <"$out/native.jsonl")
[ "$lines" -gt 500 ] || { echo "only $lines cases ran" >&2; exit 1; }
echo "$lines passed, 0 failed"
