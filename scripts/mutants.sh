#!/usr/bin/env bash
# Changes the engine's code one thing at a time (cargo-mutants) and asks whether a test notices: first
# those of engine and compiler, with every case of the real tables; what they let pass is tried on the
# laws of any rule. Hours on two cores: SHARD=0/8 takes every eighth change, JOBS builds side by side.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh mutants
source scripts/env.sh
out=${CARGO_TARGET_DIR:-target}/mutation
mkdir -p "$out"

# Options of cargo-mutants. It ends with 2 or 3 where something was not noticed: said below.
change() {
  cargo mutants --package subsidy-engine --jobs "${JOBS:-1}" --no-times --colors never "$@" || [ $? = 2 ] || [ $? = 3 ]
}
# Lines of lists that cargo-mutants has written.
lines() { { cat "${@/#/$out/}" 2>/dev/null || true; } | sort -u; }
count() { lines "$@" | wc -l; }

rm -rf "$out/first" "$out/then"
echo "[mutants] the tests of the engine and the compiler"
change --output "$out/first" --test-package subsidy-engine,policy-compiler \
  ${SHARD:+--shard "$SHARD" --sharding round-robin}
first=first/mutants.out then=then/mutants.out

# Named one by one, each by its whole name.
left=()
while IFS= read -r name; do
  left+=(--re "^$(sed 's/[][\\.*^$()+?{}|]/\\&/g' <<<"$name")\$")
done < <(lines $first/missed.txt)
if [ ${#left[@]} -gt 0 ]; then
  echo "[mutants] the laws of any rule, for the $((${#left[@]} / 2)) changes that are left"
  change --output "$out/then" --test-package laws,subsidy-engine "${left[@]}"
fi

# What the second list takes in besides the named ones, cargo-mutants does with all lists, counts nothing.
missed=$(comm -12 <(lines $first/missed.txt) <(lines $then/missed.txt))
all=$(count $first/caught.txt $first/timeout.txt $first/missed.txt)
caught=$((all - $(grep -c . <<<"$missed" || true)))
# Places move; what is changed, and in which file, stays.
unplaced() { sed -E 's/:[0-9]+:[0-9]+:/:/' | sort; }
new=$(comm -23 <(unplaced <<<"$missed" | uniq) \
  <(sed -nE 's/^- `([^`]+\.rs: .*)`$/\1/p' engine/mutants.md | sort -u))
echo "[mutants] $caught of $all noticed: $(awk "BEGIN { printf \"%.1f\", 100 * $caught / $all }")%"
if [ -n "$new" ]; then
  printf '[mutants] not noticed, and not in engine/mutants.md:\n%s\n' "$new"
  exit 1
fi
