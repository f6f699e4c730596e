# Opens the desk (`chapbook serve`) in a browser and uses it; sourced by tests/run. Each step prints `ok: ...` or
# `FAILED: ...`.
desk_all() {
    local real=../shared/seeds
    if ! [ -d "$real" ]; then
        echo 'SKIPPED: the two newsletter pages on the desk, which are not part of the project'
        real=''
    fi
    node tests/validators/desk/main.mjs "$ace" target/debug/chapbook "$validate/desk" "$real" 2>&1 ||
        echo 'FAILED: the desk broke off'
}
