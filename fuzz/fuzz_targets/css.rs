#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| chapbook_fuzz::css(data));
