#!/usr/bin/env bash
# How fast rosters are screened, and in how much memory: CSV of a million people (ROWS) and of a
# tenth of them, a workbook of 100,000 (BOOK), and a workbook as the result. AGAINST=commit builds
# that one too and lets the two take turns, PAIRS times, with the programmes of ONE for a figure
# that is the reader's rather than the engine's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/env.sh
rows=${ROWS:-1000000} book=${BOOK:-100000} threads=${THREADS:-2} target=${CARGO_TARGET_DIR:-target}
out=$target/bench native=$target/native
one=(--date 2026-11-22 --programme tlf53.hardship)
all=(--date 2026-11-22)
echo "[bench] building the command line, optimised for speed"
cargo build --quiet --profile native --package subsidy --bins --example make-roster
mkdir -p "$out"
cp "$native/subsidy" "$out/subsidy-now"
"$native/examples/make-roster" "$rows" >"$out/roster.csv"
head -n $((rows / 10 + 1)) "$out/roster.csv" >"$out/tenth.csv"
"$native/examples/make-roster" "$book" "$out/roster.xlsx"

# Screens a roster; says rows and bytes a second, processor time and the most memory used.
screen() { # what, where to, roster, then options
  local what=$1 to=$2 roster=$3 begun ended peak=0 user=0 system=0 now; shift 3
  begun=$(date +%s%N)
  "$out/subsidy-now" screen --threads "$threads" "$@" "$roster" 2>"$out/said" >"$to" &
  local job=$!
  while now=$(awk '/VmHWM/ { print $2 }' /proc/$job/status 2>/dev/null) && [ -n "$now" ]; do
    peak=$now
    read -r _ _ _ _ _ _ _ _ _ _ _ _ _ user system _ 2>/dev/null </proc/$job/stat || true
    sleep 0.05
  done
  wait $job || { cat "$out/said" >&2; exit 1; }
  ended=$(date +%s%N)
  awk -v what="$what" -v ns=$((ended - begun)) -v peak="$peak" \
    -v said="$(cat "$out/said")" -v ticks=$((user + system)) -v hertz="$(getconf CLK_TCK)" 'BEGIN {
    s = ns / 1e9; match(said, /[0-9]+ rows = /); rows = substr(said, RSTART, RLENGTH) + 0
    match(said, /[0-9]+ rows written [(][0-9.]+ MB/); split(substr(said, RSTART, RLENGTH), out, /[ (]+/)
    printf "%-44s %7.0f rows/s  %5.0f MB/s out (%8d rows, %4.0f MB)  %4.1f s  processor %4.1f s  memory %3.0f MB\n",
      what, rows / s, out[4] / s, out[1], out[4], s, ticks / hertz, peak / 1024 }'
}

echo "[bench] $rows people, 17 columns, $(du -h --apparent-size "$out/roster.csv" | cut -f1); $threads threads"
screen "CSV, one programme" /dev/null "$out/roster.csv" "${one[@]}"
screen "CSV, one programme, a tenth of the people" /dev/null "$out/tenth.csv" "${one[@]}"
screen "CSV, all programmes, not ineligible" /dev/null "$out/roster.csv" "${all[@]}"
screen "CSV, eligible or open for workers" /dev/null "$out/roster.csv" "${all[@]}" --for worker
screen "JSON lines, all programmes" /dev/null "$out/roster.csv" "${all[@]}" --lines
screen "CSV, a fifth of them, into a file" "$out/result.csv" "$out/roster.csv" "${all[@]}" --rows "..$((rows / 5))"
echo "[bench] a workbook of $book people, $(du -h --apparent-size "$out/roster.xlsx" | cut -f1)"
screen "xlsx in, CSV out, one programme" /dev/null "$out/roster.xlsx" "${one[@]}"
screen "xlsx in, CSV out, all programmes" /dev/null "$out/roster.xlsx" "${all[@]}"
rm -f "$out/result.xlsx"
screen "xlsx in, xlsx out, for workers" /dev/null "$out/roster.xlsx" "${all[@]}" --for worker --output "$out/result.xlsx"

if [ -n "${AGAINST:-}" ]; then
  echo "[bench] building $AGAINST"
  rm -rf "$out/against" && mkdir "$out/against"
  git archive "$AGAINST" | tar -x -C "$out/against"
  cargo build --quiet --profile native --manifest-path "$out/against/Cargo.toml" --target-dir "$target" \
    --package subsidy --bins
  cp "$native/subsidy" "$out/subsidy-against"
  rate() { # which
    "$out/subsidy-$1" screen --threads "$threads" "${one[@]}" "$out/roster.csv" 2>&1 >/dev/null |
      sed -n 's/.* \([0-9]*\) rows a second$/\1/p'
  }
  pairs=${PAIRS:-5}
  for _ in $(seq "$pairs"); do echo "$(rate against) $(rate now)"; done >"$out/pairs"
  awk -v against="$AGAINST" '{ print "  " $1 " then, " $2 " now"; r[NR] = $2 / $1; a[NR] = $1; b[NR] = $2 }
    function middle(x, n, i, t) {
      for (n = 2; n <= NR; n++) for (i = n; i > 1 && x[i] < x[i - 1]; i--) {
        t = x[i]; x[i] = x[i - 1]; x[i - 1] = t
      }
      return x[int((NR + 1) / 2)]
    }
    END { printf "CSV, one programme, %d pairs against %s: %.0f rows/s then, %.0f now, %.3f times as fast\n",
      NR, against, middle(a), middle(b), middle(r) }' "$out/pairs"
fi
rm -rf "$out"/{roster.csv,tenth.csv,roster.xlsx,result.csv,result.xlsx,said,pairs,against,subsidy-*}
