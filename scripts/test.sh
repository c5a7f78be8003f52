#!/usr/bin/env bash
# Every test: rules and tables, the command line, the same bytes natively and in Wasm,
# and the built app in a real browser.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh test
scripts/build.sh
source scripts/env.sh
echo "[test] rules, tables, command line"
cargo test --workspace --exclude browser --all-features --quiet
echo "[test] the laws again, optimised: compilers make mistakes of their own"
cargo test --package laws --release --quiet
echo "[test] the same cases natively and in WebAssembly"
scripts/parity.sh
echo "[test] the engine as a package"
scripts/package.sh test
echo "[test] journeys in a real browser (some minutes)"
cargo test --package browser --quiet
