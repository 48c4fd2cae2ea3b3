//! One test binary. `browser` runs the client's tests in Node against pieces that it builds.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read fixtures and hand pieces to Node"
)]

mod broken;
mod browser;
mod corpus;
mod determinism;
mod fixtures;
mod statutes;
