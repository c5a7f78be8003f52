#!/usr/bin/env bash
# Builds the app and serves dist/ on 127.0.0.1:8080 (PORT changes the port).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/build.sh
source scripts/env.sh
echo "[serve] http://127.0.0.1:${PORT:-8080}/ (stop with Ctrl-C)"
exec sirv dist --host 127.0.0.1 --port "${PORT:-8080}" --brotli --gzip --quiet
