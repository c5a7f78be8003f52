#!/usr/bin/env bash
# How fast the engine is (one assessment, verdicts, the next question, reading answers), and
# how fast a roster of a million people is screened for all programmes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ "${1:-}" = roster ] || scripts/setup.sh build
source scripts/env.sh
[ "${1:-}" = roster ] || cargo bench --quiet --package laws

rows=${ROWS:-1000000} threads=${THREADS:-2} out=target/bench
echo "[bench] building the command line, optimised for speed"
cargo build --quiet --offline --profile native --package subsidy --bins --example make-roster
mkdir -p $out
target/native/examples/make-roster "$rows" >$out/roster.csv

# Screens the roster; says rows and bytes a second, processor time and the most memory used.
screen() { # what, then options
  local what=$1 begun ended peak=0 now; shift
  begun=$(date +%s%N)
  target/native/subsidy screen --date 2026-11-22 --threads "$threads" "$@" $out/roster.csv \
    2>$out/said > >(wc -c >$out/bytes) &
  local job=$!
  while now=$(awk '/VmHWM/ { print $2 }' /proc/$job/status 2>/dev/null) && [ -n "$now" ]; do
    peak=$now; read -r _ _ _ _ _ _ _ _ _ _ _ _ _ user system _ </proc/$job/stat 2>/dev/null || true
    sleep 0.05
  done
  wait $job || { cat $out/said >&2; exit 1; }
  ended=$(date +%s%N)
  sleep 0.2
  awk -v what="$what" -v rows="$rows" -v ns=$((ended - begun)) -v bytes="$(cat $out/bytes)" -v peak="$peak" \
    -v ticks=$((user + system)) -v hertz="$(getconf CLK_TCK)" 'BEGIN {
    s = ns / 1e9
    printf "%-44s %8.0f rows/s  %6.0f MB/s out (%.2f GB)  %5.1f s  processor %5.1f s  memory %3.0f MB\n",
      what, rows / s, bytes / 1e6 / s, bytes / 1e9, s, ticks / hertz, peak / 1024 }'
}

echo "[bench] $rows people, 17 columns, $(du -h --apparent-size $out/roster.csv | cut -f1), $threads threads; all programmes"
screen "CSV, all that are not ineligible"
screen "CSV, only for workers" --for worker
screen "JSON lines, all that are not ineligible" --lines
rm -f $out/roster.csv $out/bytes $out/said
