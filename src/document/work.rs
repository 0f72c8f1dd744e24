//! How often the words of documents are looked at: what a test counts where it would otherwise look at a clock.

use std::cell::Cell;

thread_local! {
    static LOOKS: Cell<u64> = const { Cell::new(0) };
}

/// A word is looked at.
pub fn count() {
    LOOKS.set(LOOKS.get() + 1);
}

/// How many looks `run` takes on this thread.
pub fn looks(run: impl FnOnce()) -> u64 {
    let before = LOOKS.get();
    run();
    LOOKS.get() - before
}
