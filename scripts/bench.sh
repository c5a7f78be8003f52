#!/usr/bin/env bash
# How fast the engine is (one assessment, verdicts, the next question, reading answers), and
# how fast a roster of a million people is screened for all programmes. And how many answers it
# takes, a place and a status (tests/laws/benches/questions.rs).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ "${1:-}" = roster ] || scripts/setup.sh build
source scripts/env.sh
if [ "${1:-}" != roster ]; then
  cargo bench --quiet --package laws
  scripts/bench-rule-set.sh
fi

rows=${ROWS:-1000000} threads=${THREADS:-2} out=target/bench
echo "[bench] building the command line, optimised for speed"
cargo build --quiet --profile native --package subsidy --bins --example make-roster
mkdir -p $out
target/native/examples/make-roster "$rows" >$out/roster.csv

# Screens the roster; says rows and bytes a second, processor time and the most memory used.
screen() { # what, where to, then options
  local what=$1 to=$2 begun ended peak=0 user=0 system=0 now; shift 2
  begun=$(date +%s%N)
  target/native/subsidy screen --date 2026-11-22 --threads "$threads" "$@" $out/roster.csv 2>$out/said >"$to" &
  local job=$!
  while now=$(awk '/VmHWM/ { print $2 }' /proc/$job/status 2>/dev/null) && [ -n "$now" ]; do
    peak=$now
    read -r _ _ _ _ _ _ _ _ _ _ _ _ _ user system _ 2>/dev/null </proc/$job/stat || true
    sleep 0.05
  done
  wait $job || { cat $out/said >&2; exit 1; }
  ended=$(date +%s%N)
  awk -v what="$what" -v ns=$((ended - begun)) -v peak="$peak" \
    -v said="$(cat $out/said)" -v ticks=$((user + system)) -v hertz="$(getconf CLK_TCK)" 'BEGIN {
    s = ns / 1e9; match(said, /[0-9]+ rows = /); rows = substr(said, RSTART, RLENGTH) + 0
    match(said, /[0-9]+ rows written [(][0-9.]+ MB/); split(substr(said, RSTART, RLENGTH), out, /[ (]+/)
    printf "%-36s %7.0f rows/s  %5.0f MB/s out (%8d rows, %4.0f MB)  %4.1f s  processor %4.1f s  memory %2.0f MB\n",
      what, rows / s, out[4] / s, out[1], out[4], s, ticks / hertz, peak / 1024 }'
}

echo "[bench] $rows people, 17 columns, $(du -h --apparent-size $out/roster.csv | cut -f1), $threads threads; all programmes"
screen "CSV, all not ineligible" /dev/null
screen "CSV, eligible or open for workers" /dev/null --for worker
screen "JSON lines, all not ineligible" /dev/null --lines
screen "CSV, a fifth of them, into a file" $out/result.csv --rows "..$((rows / 5))"
rm -f $out/roster.csv $out/result.csv $out/said
