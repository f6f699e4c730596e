# Builds an EPUB and a PDF of every series there is with the program itself, into target/validate/; sourced
# by tests/run.

validate=$PWD/target/validate
rm -rf "$validate"
mkdir -p "$validate/epub" "$validate/pdf"

# Of the handouts of a series, how many are validated, where one is as good as another; all are read.
most_handouts=1000

# Runs a command of the program on a series, keeps what it makes under a name of its own, and prints `ok: ...` for
# each output, or `FAILED: ...`.
build_series() {
    local name=$1 command=$2
    shift 2
    local out=$validate/out/$name log=$validate/$name.log made count=0
    if target/debug/chapbook "$command" -o "$out" "$@" >"$log" 2>&1; then
        for made in "$out"/* "$out"/handouts/*; do
            [ -f "$made" ] || continue
            case $made in
                */bench-*/handouts/* | */long/handouts/*) continue ;;
                */handouts/*) count=$((count + 1)) ;;
                # Where nothing is for study, the study edition is the book; and it knows no layout.
                */fixture-*-handouts-margin-* | */newsletter-handouts-margin-* | */seeds/*-study.epub) ;;
                *-study.epub) continue ;;
            esac
            [ "$count" -le "$most_handouts" ] || continue
            cp "$made" "$validate/${made##*.}/$name-${made##*/}" && echo "ok: $name ${made##*/}"
        done
    else
        echo "FAILED: chapbook $command $*"
        sed 's/^/    /' "$log"
    fi
}

# Makes every kind of handout of a series in each way to set them; a series without files for study has none.
handouts() {
    local name=$1 folder=$2 way
    most_handouts=1000
    for way in margin-paragraphs-acb margin-lines-rnib cornell-lines-acb manuscript-lines-acb facing-paragraphs-rnib; do
        {
            [ ! -f "$folder/chapbook.toml" ] || cat "$folder/chapbook.toml"
            printf '\n[handouts]\nlayout = "%s"\nnumbers = "%s"\nlarge-print = "%s"\n' ${way//-/ }
            # So long that several articles stand in one pack.
            printf 'session-minutes = 240\n'
        } >"$validate/$name-$way.toml"
        build_series "$name-handouts-$way" handouts "$folder" --all --config "$validate/$name-$way.toml"
        most_handouts=5
    done
    most_handouts=1000
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
    # One table of many rows, which no box may hold, with a word wider than a small screen.
    {
        printf '\n| place | what was sent there in the course of the year | how many |\n| --- | --- | --: |\n'
        for number in $(seq 20); do
            printf '| Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch | letters and parcels | %d000000 |\n' "$number"
        done
    } >>"$folder/letter-7.md"
}

# Everything of the project's own example.
build_seeds() {
    build_series seeds build seeds
    handouts seeds seeds
}

# Everything of the two real pages, which are not part of the project. Study files of its own lie beside them.
build_newsletter() {
    build_series newsletter build ../shared/seeds
    mkdir -p "$validate/newsletter"
    cp ../shared/seeds/*.txt tests/newsletter-study/*.md "$validate/newsletter/"
    handouts newsletter "$validate/newsletter"
}

# Everything of each fixture.
build_fixtures() {
    local fixture
    for fixture in tests/fixtures/*/; do
        build_series "fixture-$(basename "$fixture")" build "$fixture"
        if compgen -G "$fixture*.study.md" >/dev/null; then
            handouts "fixture-$(basename "$fixture")" "$fixture"
        fi
    done
}

# Long series.
build_long() {
    local articles bench
    long_series "$validate/long"
    build_series long build "$validate/long"
    # Long articles of the kind that the print edition is measured on.
    for articles in 20 200; do
        bench=$validate/bench-$articles
        if python3 ../shared/measure/gen.py "$articles" "$bench" >"$bench.log" 2>&1; then
            build_series "bench-$articles" build "$bench/src"
            # Their EPUBs are read beside the PDFs; to look at each page in a browser would take half an hour.
            rm -f "$validate/epub/bench-$articles"*.epub
        else
            echo "SKIPPED: the bench series of $articles articles, whose generator is not part of the project"
        fi
    done
}

# The longest first.
series=(build_fixtures build_long)
if [ -d ../shared/seeds ]; then
    series+=(build_newsletter)
else
    echo 'SKIPPED: the two newsletter pages, which are not part of the project'
fi
series+=(build_seeds)
# The program as the tests have it: without the tests, features of some dependencies differ, so that it would be
# compiled again with all that depends on them.
# shellcheck disable=SC2086  # several words, or none
if cargo test --quiet --no-run --test all $books; then
    side_by_side "${series[@]}"
    count_results "${series[@]}"
else
    fail 'cargo test --no-run'
fi
cp target/tmp/by-hand*.epub "$validate/epub/" 2>/dev/null || true
cp target/tmp/by-hand*.pdf target/tmp/links-*.pdf "$validate/pdf/" 2>/dev/null || true
