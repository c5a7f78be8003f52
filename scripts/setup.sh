#!/usr/bin/env bash
# Installs what the build and the tests need, once. Safe to repeat: every step
# looks first and does nothing when the right version is already there.
#
#   scripts/setup.sh build   Wasm target, Trunk, wasm-bindgen, wasm-opt, the server
#   scripts/setup.sh mutants the same, cargo-mutants
#   scripts/setup.sh test    the first, browsers with their drivers, CJK fonts, poppler, and nginx
#
# Two kinds of machine are known: an ordinary one, where rustup adds the target,
# and a Debian one where rustup must not download, where Debian's own Rust serves.
# Programs built here are kept outside the checkout, in $SUBSIDY_TOOLS.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/env.sh

want=${1:-build}
say()  { printf '\033[1m[set-up]\033[0m %s\n' "$*"; }
fail() { printf '\033[1m[set-up] stopped:\033[0m %s\n' "$1" >&2; shift; printf '  by hand: %s\n' "$@" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Debian packages, without asking; only when something is missing.
apt_install() {
  have apt-get || return 1
  local sudo=(); [ "$(id -u)" = 0 ] || { have sudo || return 1; sudo=(sudo); }
  say "installing Debian packages: $* (a few minutes)"
  [ -n "${apt_ready:-}" ] || { "${sudo[@]}" apt-get update -qq && apt_ready=1; } || return 1
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$@" >"$SUBSIDY_TOOLS/apt.log" 2>&1 \
    || { tail -n 20 "$SUBSIDY_TOOLS/apt.log" >&2; return 1; }
}

mkdir -p "$SUBSIDY_TOOLS"

# --- a C linker and Rust ---------------------------------------------------
have cc || apt_install gcc libc6-dev || fail "no C compiler (cc) was found" "install gcc or clang"

debian_target_lib=/usr/lib/rustlib/wasm32-unknown-unknown/lib
debian_target_ready() {
  [ -x /usr/bin/rustc ] && [ "$(cat $debian_target_lib/.built-for 2>/dev/null)" = "$(/usr/bin/rustc --version)" ]
}

# Debian ships the standard library's source but no wasm32 build of it: build it once.
install_debian_rust() {
  if ! [ -x /usr/bin/cargo ] || ! [ -d /usr/lib/rustlib/src ] || ! [ -x /usr/bin/rustfmt ]; then
    apt_install rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web || return 1
  fi
  # The linker is only recommended by the package that links to it, under a versioned name.
  [ -e /usr/bin/rust-lld ] || apt_install "$(readlink /usr/bin/rust-lld)" || return 1
  debian_target_ready && return 0
  # With bitcode inside, so that the app can be optimised together with it.
  say "building the standard library for wasm32 with $(/usr/bin/rustc --version) (about a minute)"
  local work; work=$(mktemp -d)
  mkdir -p "$work/src"
  printf '[package]\nname = "std-for-wasm"\nversion = "0.0.0"\nedition = "2021"\n[lib]\n' >"$work/Cargo.toml"
  : >"$work/src/lib.rs"
  (cd "$work" && PATH=/usr/bin:$PATH RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target" \
    RUSTFLAGS=-Cembed-bitcode=yes \
    /usr/bin/cargo build -q --release --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort) || return 1
  local sudo=(); [ -w /usr/lib/rustlib ] || sudo=(sudo)
  "${sudo[@]}" rm -rf "$debian_target_lib"
  "${sudo[@]}" mkdir -p "$debian_target_lib"
  "${sudo[@]}" cp "$work"/target/wasm32-unknown-unknown/release/deps/*.rlib "$debian_target_lib/"
  /usr/bin/rustc --version | "${sudo[@]}" tee "$debian_target_lib/.built-for" >/dev/null
  rm -rf "$work"
}

if have rustup && rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown; then
  echo default >"$SUBSIDY_TOOLS/toolchain"
elif have rustup && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ] && say "adding the wasm32 target with rustup" \
     && rustup target add wasm32-unknown-unknown; then
  echo default >"$SUBSIDY_TOOLS/toolchain"
elif install_debian_rust; then
  echo debian >"$SUBSIDY_TOOLS/toolchain"
else
  fail "no Rust that can build for wasm32-unknown-unknown" \
    "ordinary machine: https://rustup.rs, then: rustup target add wasm32-unknown-unknown" \
    "Debian: apt-get install rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web, then run this again"
fi
source scripts/env.sh   # now with the toolchain chosen

# --- crates ------------------------------------------------------------------
if ! cargo fetch --locked --offline >/dev/null 2>&1; then
  say "fetching the crates named in Cargo.lock"
  cargo fetch --locked || fail "the crates could not be fetched" "check the network, then: cargo fetch --locked"
fi

# --- Trunk and wasm-bindgen, of the pinned versions --------------------------
# Says how far a build of cargo's is, every tenth of it, with the time left.
progress() { # what is built; cargo's own words on standard input, kept in tool.log
  tr '\r' '\n' | tee "$SUBSIDY_TOOLS/tool.log" | awk -v what="$1" -v began="$(date +%s)" '
    match($0, /[0-9]+\/[0-9]+: /) {
      split(substr($0, RSTART, RLENGTH - 2), part, "/")
      if (part[2] < 20) next
      tenth = int(10 * part[1] / part[2])
      if (tenth <= told) next
      told = tenth
      "date +%s" | getline now; close("date +%s")
      left = (now - began) * (part[2] - part[1]) / part[1]
      printf "[set-up]   %s: %d of %d crates, about %d s left\n", what, part[1], part[2], left
      fflush()
    }'
}

# Optimising these would take three times as long and save nothing in daily use.
# Trunk neither looks for updates nor opens a connection here, so it needs no TLS:
# without its default features it has a third fewer crates.
cargo_tool() { # crate, binary, version, minutes on two cores, further options of cargo install
  local crate=$1 binary=$2 version=$3 minutes=$4; shift 4
  # A subcommand of cargo is told its name first.
  local ask=("$binary"); [ "$binary" = "${binary#cargo-}" ] || ask+=("${binary#cargo-}")
  if have "$binary" && [ "$("${ask[@]}" --version 2>/dev/null | awk '{print $2; exit}')" = "$version" ]; then return 0; fi
  if have cargo-binstall; then
    say "fetching $crate $version with cargo binstall"
    cargo binstall -y --disable-strategies compile --root "$SUBSIDY_TOOLS" "$crate@$version" >"$SUBSIDY_TOOLS/tool.log" 2>&1 && return 0
    say "none was found ready-made"
  fi
  say "building $crate $version (about $minutes minutes on two cores; once)"
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_DEBUG=0 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 CARGO_TERM_PROGRESS_WHEN=always CARGO_TERM_PROGRESS_WIDTH=80 \
    CARGO_TARGET_DIR="$SUBSIDY_TOOLS/target-$crate" RUSTFLAGS= \
    cargo install "$crate@$version" "$@" --root "$SUBSIDY_TOOLS" --force 2>&1 | progress "$crate" \
    || { tail -n 20 "$SUBSIDY_TOOLS/tool.log" >&2; fail "$crate $version could not be built" "cargo install $crate@$version $*"; }
  rm -rf "$SUBSIDY_TOOLS/target-$crate"
}
# Its lock file can name yanked crates: not --locked.
cargo_tool wasm-bindgen-cli wasm-bindgen "$(wasm_bindgen_version)" 2
cargo_tool trunk trunk "$TRUNK_VERSION" 4 --locked --no-default-features

# --- changes of the engine's code, for make mutants ---------------------------
if [ "$want" = mutants ]; then
  cargo_tool cargo-mutants cargo-mutants "$CARGO_MUTANTS_VERSION" 4 --locked
fi

# --- wasm-opt and the static server, from npm, by package-lock.json ----------
have npm || apt_install nodejs npm || fail "Node.js with npm was not found" "install Node.js 18 or newer"
if ! cmp -s package-lock.json node_modules/.installed-from 2>/dev/null; then
  say "installing wasm-opt (binaryen), the static server, axe-core and Chromium 67, 76 and 86 from npm"
  npm ci --silent || fail "the npm packages could not be installed" "check the network, then: npm ci"
  cp package-lock.json node_modules/.installed-from
fi

# --- real browsers, for the tests -------------------------------------------
if [ "$want" = test ]; then
  if ! { have chromium || have google-chrome || have chrome; } || ! have chromedriver; then
    apt_install chromium chromium-driver || fail "no Chromium with its WebDriver was found" \
      "Debian: apt-get install chromium chromium-driver" "elsewhere: install Chrome and the chromedriver of the same version"
  fi
  have firefox-esr || have firefox || apt_install firefox-esr || fail "no Firefox was found" "install Firefox (Debian: firefox-esr)"
  cargo_tool geckodriver geckodriver "$GECKODRIVER_VERSION" 2 --locked
  # The engine of Safari; a screen in memory and the focus on it; the locale it speaks.
  if ! have WebKitWebDriver || ! have Xvfb || ! have xdotool || ! [ -e /usr/share/i18n/locales/zh_CN ]; then
    apt_install webkit2gtk-driver xvfb xdotool locales || fail "no WebKitGTK with its WebDriver was found" \
      "Debian: apt-get install webkit2gtk-driver xvfb xdotool locales" "elsewhere: BROWSERS='chromium firefox' make test"
  fi
  if have fc-list && ! fc-list :lang=zh-cn | grep -q .; then
    apt_install fonts-noto-cjk || say "no Chinese font was found: screenshots will show boxes"
  elif ! have fc-list; then
    apt_install fontconfig fonts-noto-cjk || say "no Chinese font could be installed: screenshots will show boxes"
  fi
  # Reads what the browser prints.
  if ! have pdftotext || ! have pdftoppm; then
    apt_install poppler-utils || fail "no pdftotext and pdftoppm were found" "Debian: apt-get install poppler-utils"
  fi
  # A real web server with brotli. Only the tests start it, on a port of their own.
  if ! [ -x /usr/sbin/nginx ] || ! [ -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ]; then
    apt_install nginx libnginx-mod-http-brotli-static || fail "no nginx with brotli was found" \
      "Debian: apt-get install nginx libnginx-mod-http-brotli-static"
  fi
fi
