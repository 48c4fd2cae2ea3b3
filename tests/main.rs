//! All integration tests, one binary: the program and the library, as users meet them.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod checks;
mod citations;
mod command_line;
mod determinism;
mod diagnostics;
mod fuzz;
mod golden;
mod law;
mod licences;
mod parsers;
mod publishing;
mod ranking;
mod starter;
mod support;
mod tidy;
mod training;
