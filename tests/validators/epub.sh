# Runs epubcheck, Ace and the browser over target/validate/epub/; sourced by tests/run.

# Runs epubcheck on one EPUB and prints `ok: ...`, or `FAILED: ...` with every message, usages included.
epubcheck_one() {
    local report name
    name=$(basename "$1" .epub)
    report=$(java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -jar "$epubcheck" -u "$1" 2>&1)
    # Of a file that is not there, epubcheck has nothing bad to say.
    if [ -s "$1" ] && grep -q '0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages' <<<"$report"; then
        echo "ok: epubcheck $name"
    else
        echo "FAILED: epubcheck $name"
        grep -E '^(FATAL|ERROR|WARNING|INFO|USAGE)' <<<"$report" | head -n 20 || tail -n 5 <<<"$report"
    fi
}
export -f epubcheck_one
export epubcheck

if [ -n "$epubcheck" ]; then
    say "epubcheck $epubcheck_version"
    printf '%s\0' "$validate"/epub/*.epub | xargs -0 -P 2 -I{} bash -c 'epubcheck_one "$1"' _ {} \
        >"$validate/epubcheck.log" 2>&1
    count_results "$validate/epubcheck.log"
fi
if [ -n "$ace" ]; then
    say "Ace $ace_version"
    node tests/validators/ace.mjs "$ace" "$validate/ace" "$validate"/epub/*.epub >"$validate/ace.log" 2>&1
    count_results "$validate/ace.log"
    say 'browser'
    for epub in "$validate"/epub/*.epub; do
        name=$(basename "$epub" .epub)
        mkdir -p "$validate/unpacked/$name"
        (cd "$validate/unpacked/$name" && unzip -q -o "$epub")
    done
    check 'every page in the browser' node tests/validators/browser.mjs "$ace" "$validate/unpacked"
fi
