# Each target does its own set-up; see README.md.
.PHONY: serve test build check release bench bench-page package fuzz mutants spark

serve: ; @scripts/serve.sh
test:  ; @scripts/test.sh
build: ; @scripts/build.sh
check: ; @scripts/check.sh
release: ; @scripts/release.sh
bench: ; @scripts/bench.sh
bench-page: ; @scripts/bench-page.sh
package: ; @scripts/package.sh
fuzz: ; @scripts/fuzz.sh
mutants: ; @scripts/mutants.sh
spark: ; @scripts/spark.sh
