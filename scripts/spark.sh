#!/usr/bin/env bash
# docs/beyond-one-machine.md, proved with PySpark on this machine: a million rows (ROWS) in eight
# partitions give the bytes of one run, and killed tasks are repeated. Needs Java and a network for
# PySpark the first time; not part of make test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh build
source scripts/env.sh
if ! command -v java >/dev/null; then
  echo "[spark] needs Java 17 or later: apt-get install openjdk-17-jre-headless" >&2
  exit 1
fi
venv=$SUBSIDY_TOOLS/spark
if [ ! -x "$venv/bin/spark-submit" ]; then
  echo "[spark] installing PySpark into $venv (some 450 MB, once)"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet "pyspark==4.*"
fi
echo "[spark] building the command line, optimised for speed"
cargo build --quiet --profile native --package subsidy --bins --example make-roster
out=${CARGO_TARGET_DIR:-target}/native
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
PYSPARK_PYTHON=$venv/bin/python PYTHONPATH=tests/spark SPARK_LOCAL_DIRS=$folder \
  "$venv/bin/python" tests/spark/beyond.py "$out/subsidy" "$out/examples/make-roster" "${ROWS:-1000000}" "$folder"
