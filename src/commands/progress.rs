//! Progress of long work: on a terminal, never in a pipe.

use indicatif::{ProgressBar, ProgressStyle};

use super::Call;
use crate::Stage;

/// A line that says what is being done; it goes away when the work is done.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Starts; draws nothing unless standard error is a terminal.
    pub(super) fn new() -> Self {
        let bar = ProgressBar::new_spinner();
        bar.set_style(ProgressStyle::with_template("{spinner} {msg}").expect("the template is valid"));
        bar.enable_steady_tick(std::time::Duration::from_millis(100));
        Self(bar)
    }

    /// Says what is being done.
    pub(super) fn stage(&self, call: &Call<'_>, stage: Stage) {
        let text = match stage {
            Stage::Read => call.say("lesen", "reading"),
            Stage::Parse => call.say("verstehen", "parsing"),
            Stage::Link => call.say("verweisen", "linking"),
            Stage::Check => call.say("prüfen", "checking"),
            Stage::Render => call.say("Seiten machen", "making pages"),
            Stage::Index => call.say("Suche machen", "making the search"),
            Stage::Ask => call.say("Suche fragen", "asking the search"),
            Stage::Package => call.say("Downloads packen", "packing downloads"),
            Stage::Publish => call.say("schreiben", "writing"),
        };
        self.0.set_message(text);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
