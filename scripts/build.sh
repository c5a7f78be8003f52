#!/usr/bin/env bash
# Builds the release app into dist/, compresses it for the server, and holds the size line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh build
source scripts/env.sh

echo "[build] compiling the app to WebAssembly (some minutes the first time)"
log=$(mktemp)
if ! NO_COLOR=true trunk build --release --offline --skip-version-check >"$log" 2>&1; then
  cat "$log" >&2
  # Trunk swallows the compiler's words: say them again, plainly.
  cargo build --offline --release --target wasm32-unknown-unknown --bin subsidy-calculator >&2 || true
  rm -f "$log"; exit 1
fi
grep -E '^warning' -A 6 "$log" || true
rm -f "$log"
node scripts/minify.mjs dist
node scripts/bundle.mjs dist
echo "[build] writing the library"
cargo run --offline --quiet --package site -- dist
node scripts/fingerprint.mjs dist
node scripts/worker.mjs dist
node scripts/sizes.mjs dist
