# How somebody comes to the program without Rust: as a wheel, and as a page that any web server hands out. Builds both,
# uses them as a reader would, and compares what they make with what the program of this tree makes, byte for byte;
# sourced by tests/run. Each step prints `ok: ...` or `FAILED: ...`.

reach=$PWD/target/validate/reach
maturin_version=1.16.0
# What is built here is only used once: a little optimised is soonest done.
quickly='--config profile.dev.opt-level=1 --config profile.dev.package.chapbook.opt-level=1 --config profile.dev.package.chapbook.debug=false'

# Keeps the program as the tests have it, for what comes after puts another in its place.
keep_program() {
    rm -rf "$reach"
    mkdir -p "$reach"
    # shellcheck disable=SC2086  # several words, or none
    cargo test --quiet --no-run --test all $books && cp target/debug/chapbook "$reach/program"
}

# Builds the wheel, installs it where nothing else is, and makes books with it.
wheel_all() {
    local wheel series name
    # shellcheck disable=SC2086  # several words, or none
    "$venv/bin/maturin" build --quiet --profile dev --out "$reach/wheels" $books >"$reach/maturin.log" 2>&1
    wheel=$(compgen -G "$reach/wheels/chapbook-*.whl") || {
        echo 'FAILED: wheel: maturin builds none'
        tail -n 20 "$reach/maturin.log" | sed 's/^/    /'
        return
    }
    if ! { python3 -m venv --clear "$reach/fresh" \
        && "$reach/fresh/bin/pip" --quiet --disable-pip-version-check install --no-index "$wheel"; }; then
        echo "FAILED: wheel: ${wheel##*/} cannot be installed"
        return
    fi
    echo "ok: wheel: ${wheel##*/} is installed ($(du -h "$wheel" | cut -f1))"
    for series in seeds ../shared/seeds; do
        if ! [ -d "$series" ]; then
            echo "SKIPPED: wheel: $series, which is not part of the project"
            continue
        fi
        name=$reach/${series//\//-}
        if "$reach/program" build -q -o "$name-program" "$series" 2>"$name.log" \
            && (cd "$reach/fresh" && bin/chapbook build -q -o "$name-wheel" "$OLDPWD/$series") 2>>"$name.log" \
            && compgen -G "$name-wheel/*.epub" >/dev/null \
            && diff -r "$name-program" "$name-wheel" >>"$name.log"; then
            echo "ok: wheel: chapbook build $series has the same bytes"
        else
            echo "FAILED: wheel: chapbook build $series"
            sed 's/^/    /' "$name.log"
        fi
    done
}

# Builds the site, opens it in a browser, and makes every fixture with its library.
site_all() {
    local real=''
    [ ! -d ../shared/seeds ] || real=../shared/seeds
    # shellcheck disable=SC2086  # several words
    if ! build_site $quickly >"$reach/site.log" 2>&1; then
        echo 'FAILED: site: web/build.mjs'
        tail -n 20 "$reach/site.log" | sed 's/^/    /'
        return
    fi
    echo "ok: site: $(awk '/before the first page/ { first = $1 } END { printf "%.1f MB, %.1f MB packed, %.1f MB of it before the first page", $1 / 1e6, $2 / 1e6, first / 1e6 }' "$reach/site.log")"
    # shellcheck disable=SC2086  # one word, or none
    node tests/validators/reach/main.mjs "$ace" target/site "$reach/program" "$reach/page" $real 2>&1 \
        || echo 'FAILED: site: the browser broke off'
    # shellcheck disable=SC2086  # one word, or none
    node tests/validators/reach/same.mjs target/site "$reach/program" "$reach/same" seeds tests/fixtures $real 2>&1 \
        || echo 'FAILED: same bytes: the library broke off'
}

# Builds the site with what compiles for WebAssembly here.
build_site() {
    if [ "$wasm" = rustup ]; then
        BROTLI_QUALITY=5 CHAPBOOK_PROFILE=dev web/build.mjs "$@"
    else
        # Debian's compiler has its own standard library as sources only, and no linker for WebAssembly; that of the
        # compiler in use has both names.
        PATH=$(dirname "$(find "$(rustc --print sysroot)" -name rust-lld | head -n 1)"):$PATH \
            RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO=/usr/bin/cargo CARGO_TARGET_DIR=target/web-debian \
            BROTLI_QUALITY=5 CHAPBOOK_PROFILE=dev web/build.mjs -Zbuild-std=std,panic_abort "$@" \
            && rm -rf target/site && cp -r target/web-debian/site target/site
    fi
}

# Sets `wasm` to what compiles for WebAssembly: `rustup` with its target, or `debian`.
install_wasm() {
    wasm=''
    if rustup target add wasm32-unknown-unknown >>"$tools/wasm.log" 2>&1; then
        wasm=rustup
    elif have cargo-web cargo-web && have rustc-web rustc-web && install_package rust-web-src; then
        wasm=debian
    else
        return 1
    fi
    echo "WebAssembly by $wasm"
}

# Puts the tool that builds wheels beside what else comes from PyPI.
install_maturin() {
    install_venv && install_wheels "maturin==$maturin_version" && "$venv/bin/maturin" --version
}
