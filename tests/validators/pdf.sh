# Runs qpdf and veraPDF over target/validate/pdf/; sourced by tests/run.

if [ -n "$qpdf" ]; then
    for pdf in "$validate"/pdf/*.pdf; do
        check "qpdf ${pdf##*/}" qpdf --check "$pdf"
    done
fi
if [ -n "$verapdf" ]; then
    # PDF/UA-1 and PDF/A-2a, all files in one call each.
    for flavour in ua1 2a; do
        check "veraPDF $verapdf_version $flavour" \
            java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper --format text -v -f "$flavour" \
            "$validate"/pdf/*.pdf
    done
fi
