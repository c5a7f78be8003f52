#!/usr/bin/env bash
# How fast the page is on a cheap phone and a slow network, in today's Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh test
scripts/build.sh
source scripts/env.sh
port=${PORT:-8099}
sirv dist --port "$port" --brotli --gzip --etag --quiet &
server=$!
trap 'kill $server' EXIT
sleep 1
cargo run --quiet --package browser --example page_speed -- "http://127.0.0.1:$port"
