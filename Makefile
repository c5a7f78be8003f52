# Each target does its own set-up; see README.md.
.PHONY: serve test build check bench package

serve: ; @scripts/serve.sh
test:  ; @scripts/test.sh
build: ; @scripts/build.sh
check: ; @scripts/check.sh
bench: ; @scripts/bench.sh
package: ; @scripts/package.sh
