#!/usr/bin/env bash
# Format, lints with warnings as errors, the tables.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh build
source scripts/env.sh
echo "[check] format"
cargo fmt --all --check
echo "[check] lints"
cargo clippy --workspace --exclude subsidy-calculator --all-targets --all-features --quiet -- -D warnings
# The app as it is built, with what the build has compiled already: natively it has no tests.
cargo clippy --package subsidy-calculator --release --target wasm32-unknown-unknown --quiet -- -D warnings
echo "[check] tables"
cargo run --quiet --package subsidy -- check
