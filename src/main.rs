//! The `lotse` program: reads the clock and the environment, hands over to [`lotse::commands`].

use std::process::ExitCode;

use lotse::commands::{Surroundings, run};

#[expect(clippy::disallowed_methods, reason = "this is where the environment comes in")]
fn main() -> ExitCode {
    let program = std::env::current_exe().ok();
    let surroundings = Surroundings {
        today: jiff::Zoned::now().date(),
        locale: sys_locale::get_locale(),
        program_folder: program.and_then(|path| path.parent().map(std::path::Path::to_path_buf)),
        colour: std::env::var("NO_COLOR").is_err(),
    };
    run(std::env::args_os().collect(), &surroundings)
}
