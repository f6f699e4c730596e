#![no_main]

// A panic that the program catches is an answer; one that nobody catches still ends the fuzzer.
libfuzzer_sys::fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |data: &[u8]| chapbook_fuzz::rtf(data));
