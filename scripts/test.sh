#!/usr/bin/env bash
# Every test: rules and tables, the command line, the same bytes natively and in Wasm,
# and the built app in today's Chromium, Firefox, the engine of Safari, and Chromium of 2018 to 2020.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh test
scripts/build.sh
source scripts/env.sh
echo "[test] rules, tables, command line"
cargo test --workspace --exclude browser --exclude subsidy-calculator --all-features --quiet
echo "[test] the laws again, optimised: compilers make mistakes of their own"
cargo test --package laws --release --quiet
# As the app has them, without what only the library says.
cargo test --package policy-tables --quiet
echo "[test] the build's own scripts"
node --test tests/scripts/
echo "[test] the same cases natively and in WebAssembly"
scripts/parity.sh
echo "[test] the engine as a package"
scripts/package.sh test
echo "[test] the built files, the page's scripts, the contrast of the colours, hosting, the library"
cargo test --package browser --quiet --test built --test web --test contrast --test hosting --test library
echo "[test] a screen in a hall, its thousand visitors, and what is printed (some minutes)"
cargo test --package browser --quiet --test kiosk --test paper
# Where the same journeys run: today's Chromium (there axe-core looks at every state too),
# Firefox ESR and the engine of Safari. BROWSERS="firefox" runs one alone.
for browser in ${BROWSERS:-chromium firefox webkit}; do
  echo "[test] journeys in $browser, and a third language (some minutes)"
  BROWSER=$browser cargo test --package browser --quiet --test journeys --test languages
done
echo "[test] short journeys in Chromium 67, 76 and 86, of 2018 to 2020"
node tests/browser/old/journeys.mjs dist
