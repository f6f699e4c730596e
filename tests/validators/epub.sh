# What looks at the EPUBs of target/validate/epub/; sourced by tests/run. Each prints `ok: ...` and `FAILED: ...`.

# Runs epubcheck.
epubcheck_all() {
    "$venv/bin/python" tests/validators/epubcheck.py "$epubcheck" "$validate"/epub/*.epub 2>&1 ||
        echo 'FAILED: epubcheck.py broke off'
}

# Runs Ace.
ace_all() {
    node tests/validators/ace.mjs "$ace" "$validate/ace" "$validate"/epub/*.epub 2>&1 ||
        echo 'FAILED: ace.mjs broke off'
}

# Opens every page in a browser.
browser_all() {
    local epub name
    for epub in "$validate"/epub/*.epub; do
        name=$(basename "$epub" .epub)
        mkdir -p "$validate/unpacked/$name"
        (cd "$validate/unpacked/$name" && unzip -q -o "$epub")
    done
    if node tests/validators/browser.mjs "$ace" "$validate/unpacked" 2>&1; then
        echo 'ok: every page in the browser'
    else
        echo 'FAILED: pages in the browser'
    fi
}
