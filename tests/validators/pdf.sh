# What looks at the PDFs of target/validate/pdf/ and reads the books of target/validate/out/; sourced by tests/run.
# Each prints `ok: ...` and `FAILED: ...`.

# Holds every PDF against one flavour: of veraPDF's lines `PASS FILE ...` or `FAIL FILE ...` with the
# clauses below, makes `ok: ...` and `FAILED: ...`.
verapdf_flavour() {
    java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper --format text -v -f "$1" "$validate"/pdf/*.pdf 2>&1 \
        | sed -E -e "s|^PASS .*/([^/]+)\.pdf .*|ok: veraPDF $1 \1|" -e "s|^FAIL .*/([^/]+)\.pdf .*|FAILED: veraPDF $1 \1|"
}
verapdf_ua1() { verapdf_flavour ua1; }
verapdf_2a() { verapdf_flavour 2a; }

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
    "$reading" "tests/validators/$1.py" "$validate"/out/* 2>&1 || echo "FAILED: $1.py broke off"
}
reading_all() { read_all reading; }
handouts_all() { read_all handouts; }
booklets_all() { read_all booklets; }
