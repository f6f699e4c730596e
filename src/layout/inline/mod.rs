//! A paragraph to lines: collect, prepare, break, finish.
