# Runs veraPDF and qpdf over target/validate/pdf/, and reads the books of target/validate/out/; sourced by
# tests/run.

# Holds every PDF against one flavour: of veraPDF's lines `PASS FILE ...` or `FAIL FILE ...` with the
# clauses below, makes `ok: ...` and `FAILED: ...`.
verapdf_flavour() {
    java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper --format text -v -f "$1" "$validate"/pdf/*.pdf 2>&1 \
        | sed -E -e "s|^PASS .*/([^/]+)\.pdf .*|ok: veraPDF $1 \1|" -e "s|^FAIL .*/([^/]+)\.pdf .*|FAILED: veraPDF $1 \1|"
}

# Checks the syntax of every PDF.
qpdf_all() {
    local pdf report
    for pdf in "$validate"/pdf/*.pdf; do
        if report=$(qpdf --check "$pdf" 2>&1); then
            echo "ok: qpdf $(basename "$pdf" .pdf)"
        else
            printf 'FAILED: qpdf %s\n%s\n' "$(basename "$pdf" .pdf)" "$report"
        fi
    done
}

# Has one of the readers' scripts look at everything made; one that breaks off is a failure whatever it said.
read_all() {
    "$reading" "tests/validators/$1.py" "$validate"/out/* >"$validate/$1.log" 2>&1 ||
        echo "FAILED: $1.py broke off" >>"$validate/$1.log"
}

if [ -n "$verapdf" ]; then
    for flavour in ua1 2a; do
        say "veraPDF $verapdf_version, $flavour"
        verapdf_flavour "$flavour" >"$validate/verapdf-$flavour.log"
        count_results "$validate/verapdf-$flavour.log"
    done
fi
if [ -n "$qpdf" ]; then
    say 'qpdf'
    qpdf_all >"$validate/qpdf.log"
    count_results "$validate/qpdf.log"
fi
if [ -n "$reading" ]; then
    # Each works on one thread: together they take as long as the slowest.
    readers=()
    for script in reading handouts booklets; do
        read_all "$script" &
        readers+=($!)
    done
    wait "${readers[@]}"
    say 'reading, with MuPDF, PDFium and poppler'
    count_results "$validate/reading.log"
    say 'handouts, with MuPDF, PDFium and poppler'
    count_results "$validate/handouts.log"
    say 'booklets, with PDFium and poppler'
    count_results "$validate/booklets.log"
fi
