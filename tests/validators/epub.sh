# Runs epubcheck, Ace and the browser over target/validate/epub/; sourced by tests/run.

# Prints every message of epubcheck about one EPUB, usages included, and fails where there is one.
epubcheck_one() {
    local report
    report=$(java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -jar "$epubcheck" -u "$1" 2>&1)
    grep -q '0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages' <<<"$report" && return
    grep -E '^(FATAL|ERROR|WARNING|INFO|USAGE)' <<<"$report" | head -n 20 || tail -n 5 <<<"$report"
    return 1
}

# Prints every violation that Ace finds in one EPUB, and fails where there is one.
ace_one() {
    local name out
    name=$(basename "$1" .epub)
    out=$validate/ace/$name
    mkdir -p "$out"
    "$ace" --silent --force -o "$out" "$1" >"$out.log" 2>&1
    node tests/validators/ace-report.mjs "$out/report.json"
}

# Runs a function over every EPUB, two at a time, and counts each as a check.
over_epubs() {
    local run=$1 epub
    for epub in "$validate"/epub/*.epub; do
        printf '%s\0' "$epub"
    done | xargs -0 -P 2 -I{} bash -c '
        if report=$("$1" "$2" 2>&1); then
            echo "ok: $1 ${2##*/}"
        else
            printf "FAILED: %s %s\n%s\n" "$1" "${2##*/}" "$report"
        fi' _ "$run" {} | tee "$validate/$run.log"
    passed=$((passed + $(grep -c '^ok: ' "$validate/$run.log")))
    failed=$((failed + $(grep -c '^FAILED: ' "$validate/$run.log")))
}

export -f epubcheck_one ace_one
export epubcheck ace validate

if [ -n "$epubcheck" ]; then
    say "epubcheck $epubcheck_version"
    over_epubs epubcheck_one
fi
if [ -n "$ace" ]; then
    say "Ace $ace_version"
    over_epubs ace_one
    say 'browser'
    for epub in "$validate"/epub/*.epub; do
        name=$(basename "$epub" .epub)
        mkdir -p "$validate/unpacked/$name"
        (cd "$validate/unpacked/$name" && unzip -q -o "$epub")
    done
    check 'every page in the browser' node tests/validators/browser.mjs "$browser" "$validate/unpacked"
fi
