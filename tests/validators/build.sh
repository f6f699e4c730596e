# Builds an EPUB and a PDF of every series there is with the program itself, into target/validate/;
# sourced by tests/run.

validate=$PWD/target/validate
rm -rf "$validate"
mkdir -p "$validate/epub" "$validate/pdf"

# Builds one series under a name of its own.
build_series() {
    local name=$1 kind
    shift
    for kind in epub pdf; do
        build_output "$kind" "$name" "$@"
    done
}

# Builds one output of a series.
build_output() {
    local kind=$1 name=$2
    shift 2
    local out=$validate/out/$name.$kind log=$validate/$name.$kind.log
    if target/debug/chapbook "$kind" -o "$out" "$@" >"$log" 2>&1 && [ "$(ls "$out")" ]; then
        cp "$out"/*."$kind" "$validate/$kind/$name.$kind"
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: chapbook $kind $*"
        sed 's/^/    /' "$log"
    fi
}

# Makes a series of 200 articles of one of the fixtures' text.
long_series() {
    local folder=$1 number day
    mkdir -p "$folder"
    for number in $(seq 200); do
        day=$(printf '%04d-%02d-%02d' $((2001 + number / 24)) $((number / 2 % 12 + 1)) $((number % 2 * 14 + 1)))
        printf -- '---\ntitle: Letter %d\ndate: %s\n---\n\nThe %dth letter was folded, stitched and sent.\n\n> A letter is a small book.\n\nThe next one follows.\n' \
            "$number" "$day" "$number" >"$folder/letter-$number.md"
    done
}

cargo build --quiet || failed=$((failed + 1))
build_series seeds seeds
if [ -d ../shared/seeds ]; then
    build_series newsletter ../shared/seeds
else
    echo 'SKIPPED: the two newsletter pages, which are not part of the project'
fi
for fixture in tests/fixtures/*/; do
    build_series "fixture-$(basename "$fixture")" "$fixture"
done
long_series "$validate/long"
build_series long "$validate/long"
cp target/tmp/by-hand.epub "$validate/epub/" 2>/dev/null || true
cp target/tmp/by-hand*.pdf "$validate/pdf/" 2>/dev/null || true
ls "$validate/epub" "$validate/pdf"
