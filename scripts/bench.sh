#!/usr/bin/env bash
# How fast the engine is (one assessment, verdicts, the next question, reading answers), and
# how fast rosters are screened: `bench.sh` both, `bench.sh roster` the second alone. And how many
# answers it takes, a place and a status (tests/laws/benches/questions.rs), and what a law of all of China
# costs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh build
source scripts/env.sh
if [ "${1:-}" != roster ]; then
  cargo bench --quiet --package laws
  scripts/bench-rule-set.sh
fi
[ "${1:-}" = roster ] || scripts/bench-china.sh
scripts/bench-roster.sh
