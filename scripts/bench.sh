#!/usr/bin/env bash
# How fast the engine is: one assessment, verdicts, the next question, reading answers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh build
source scripts/env.sh
cargo bench --quiet --package laws
