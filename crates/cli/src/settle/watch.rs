//! How far it has come, on stderr: a line that moves on a terminal, else a line now and then.

use std::{
    io::{IsTerminal, Write},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use holdepunkt_settle::Progress;
use holdepunkt_wording::{Argument, Words};

/// Before this nobody has begun to wait.
const QUIET: Duration = Duration::from_secs(2);
/// Between two signs of life on a terminal, and elsewhere.
const MOVING: Duration = Duration::from_millis(100);
const LINES: Duration = Duration::from_secs(5);
/// Letters of the bar.
const WIDTH: u64 = 30;

pub struct Watch {
    words: Words,
    terminal: bool,
    began: Instant,
    told: Mutex<Option<Instant>>,
}

impl Watch {
    pub fn new(words: Words) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self { words, terminal, began: Instant::now(), told: Mutex::new(None) }
    }

    /// Clears the moving line.
    pub fn end(&self) {
        if self.terminal && self.told.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
            eprint!("\r\x1b[2K");
        }
    }
}

impl Progress for Watch {
    fn at(&self, what: &'static str, done: u64, of: u64) {
        // Whoever finds the line busy has nothing newer to say.
        let Ok(mut told) = self.told.try_lock() else { return };
        let since = told.unwrap_or(self.began);
        let pause = if told.is_none() && !self.terminal {
            QUIET
        } else if self.terminal {
            MOVING
        } else {
            LINES
        };
        if since.elapsed() < pause {
            return;
        }
        *told = Some(Instant::now());
        let percent = (done.min(of) * 100).checked_div(of).unwrap_or(100);
        let step = self.words.say(&format!("settlement-step-{}", what.replace('_', "-")));
        let values = [("step", Argument::from(step)), ("percent", Argument::from(percent.to_string()))];
        let line = self.words.say_with("settlement-progress", &values);
        if self.terminal {
            let full = percent * WIDTH / 100;
            let bar: String = (0..WIDTH).map(|n| if n < full { '█' } else { '░' }).collect();
            eprint!("\r\x1b[2K{bar} {line}");
            drop(std::io::stderr().flush());
        } else {
            eprintln!("{line}");
        }
    }
}
