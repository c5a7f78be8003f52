#!/usr/bin/env bash
# Builds the release app into dist/ with the law of policies/, and holds the size line. ADDRESS is
# where the site will lie, if it is to have a site map.
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
node scripts/mirror.mjs dist
node scripts/embed.mjs dist
# The built program becomes a release, and the law goes into it, as it does into one in use.
cargo build --offline --quiet --package site --package subsidy --bins
target/debug/site dist
target/debug/subsidy publish --site dist --law policies ${ADDRESS:+--address "$ADDRESS"}
node scripts/sizes.mjs dist
