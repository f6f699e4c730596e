#!/bin/bash
# Builds every target with its seeds, its dictionary and its bounds. OSS-Fuzz sets SRC and OUT.
set -eu
cd "$SRC/chapbook"
# Faults of arithmetic are looked for too.
cargo fuzz build -O --debug-assertions
for target in $(cargo fuzz list); do
    cp "fuzz/target/x86_64-unknown-linux-gnu/release/$target" "$OUT/"
    zip -q -r -j "$OUT/${target}_seed_corpus.zip" "tests/fuzzed/$target"
    if [ -e "fuzz/dictionaries/$target.dict" ]; then
        cp "fuzz/dictionaries/$target.dict" "$OUT/"
    fi
    printf '[libfuzzer]\nmax_len = 4096\n' >"$OUT/$target.options"
done
