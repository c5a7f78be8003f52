#!/usr/bin/env bash
# Damaged rosters through the real command, and damaged packs of the law through the reader, optimised:
# they must be refused or read, and never cause a panic, hang, end by a signal or take more than 4 GB.
# BYTES of text, BOOKS workbooks, PACKS and the SEED by environment; the aims are held with
# BYTES=10000000 BOOKS=100000 PACKS=10000000.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh build
source scripts/env.sh
echo "[fuzz] building the command line, optimised for speed"
cargo build --quiet --profile native --package subsidy --bins --example fuzz-rosters
cargo build --quiet --profile native --package laws --example fuzz-packs
out=${CARGO_TARGET_DIR:-target}
mkdir -p "$out/fuzz"
ulimit -v 4194304
ulimit -c 0
"$out/native/examples/fuzz-packs" "${PACKS:-100000}" "${SEED:-1}"
"$out/native/examples/fuzz-rosters" "$(realpath "$out/native/subsidy")" \
  "${BYTES:-200000}" "${BOOKS:-1000}" "${SEED:-1}" "$out/fuzz"
