//! A sign of life for runs that last.

use std::{
    io::IsTerminal,
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread::JoinHandle,
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};

/// Shows a spinner on a terminal's standard error from the first second on, until it is dropped.
pub struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    pub fn start(message: String, quiet: bool) -> Progress {
        if quiet || !std::io::stderr().is_terminal() {
            return Progress { running: None };
        }
        let (done, waiting) = mpsc::channel();
        let shown = std::thread::spawn(move || {
            if waiting.recv_timeout(Duration::from_secs(1)) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let style = ProgressStyle::with_template("{spinner} {msg}, {elapsed}");
            let bar = ProgressBar::new_spinner().with_message(message);
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar.enable_steady_tick(Duration::from_millis(100));
            // ends when the sender is gone
            let _ = waiting.recv();
            bar.finish_and_clear();
        });
        Progress { running: Some((done, shown)) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, shown)) = self.running.take() {
            drop(done);
            let _ = shown.join();
        }
    }
}
