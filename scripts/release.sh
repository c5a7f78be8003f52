#!/usr/bin/env bash
# Builds the command line for machines without a toolchain: static programs for Linux, x86-64 and
# aarch64, in target/programs/. Says which were built and why another was not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh build
source scripts/env.sh
out=target/programs
version=$(cargo pkgid --offline --package subsidy | sed 's/.*[#@]//')
rm -rf "$out" && mkdir -p "$out"
say() { echo "[release] $*"; }

# A target serves whose standard library is here, and a linker: musl before glibc, since nothing of
# it looks for files of the machine.
has_std() { compgen -G "$(rustc --print target-libdir --target "$1" 2>/dev/null)/libstd-*.rlib" >/dev/null; }
linker() { # none to name where the machine's own serves
  case $1 in
    "$(uname -m)"-*) command -v cc >/dev/null ;;
    *-musl) command -v rust-lld ;;
    *) command -v "${1%%-*}-linux-gnu-gcc" ;;
  esac
}

build() {
  local arch=$1 target env with why=()
  for target in "$arch-unknown-linux-musl" "$arch-unknown-linux-gnu"; do
    if ! has_std "$target"; then why+=("no standard library for $target"); continue; fi
    if ! with=$(linker "$target"); then why+=("no linker for $target"); continue; fi
    env=CARGO_TARGET_$(tr 'a-z-' 'A-Z_' <<<"$target")
    say "building for $target (some minutes)"
    env "${env}_RUSTFLAGS=-Ctarget-feature=+crt-static $remap" ${with:+"${env}_LINKER=$with"} \
      cargo build --offline --quiet --profile native --package subsidy --target "$target"
    local program=$out/subsidy-$version-linux-$arch
    cp "target/$target/native/subsidy" "$program"
    if readelf -d "$program" 2>/dev/null | grep -q NEEDED; then say "$program is not static" >&2; exit 1; fi
    [ "$arch" != "$(uname -m)" ] || "$program" --version >/dev/null
    say "built: $program ($target, $(($(stat -c %s "$program") / 1000)) KB)"
    return
  done
  say "not built for $arch: $(IFS=';'; echo "${why[*]}" | sed 's/;/; /g')"
  say "  with rustup: rustup target add $arch-unknown-linux-musl"
}

build x86_64
build aarch64
cd "$out"
compgen -G 'subsidy-*' >/dev/null || { say "nothing was built" >&2; exit 1; }
sha256sum subsidy-* >SHA256SUMS
say "$out/SHA256SUMS"
