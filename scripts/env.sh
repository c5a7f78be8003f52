# Where the tools are, for every other script. Sourced, not run.
export SUBSIDY_TOOLS=${SUBSIDY_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/skill-subsidy-tools}
TRUNK_VERSION=0.21.14
GECKODRIVER_VERSION=0.37.1
CARGO_MUTANTS_VERSION=27.1.0

# The command-line tool must equal the library exactly.
wasm_bindgen_version() {
  awk '/^name = "wasm-bindgen"$/ { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}

PATH=$SUBSIDY_TOOLS/bin:$PWD/node_modules/.bin:$PATH
# Debian's Rust goes first where set-up chose it; rustup's proxies would hide it.
if [ "$(cat "$SUBSIDY_TOOLS/toolchain" 2>/dev/null)" = debian ]; then
  PATH=/usr/bin:$PATH
  PATH=$SUBSIDY_TOOLS/bin:$PWD/node_modules/.bin:$PATH
  export RUSTC=/usr/bin/rustc
fi
export PATH

# Panic messages name source files: not those of the machine that built them.
remap="--remap-path-prefix=$PWD=."
for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
  remap+=" --remap-path-prefix=$registry=crates"
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$remap
