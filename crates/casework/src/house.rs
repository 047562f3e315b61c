//! The house: database, rulebook and clock, as the program holds them.

use std::{fmt, sync::Arc};

use holdepunkt_store::Store;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use tokio::sync::Notify;

use crate::{Context, Rulebook, Who};

type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What every use case stands on. Cheap to clone.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub store: Store,
    /// Programmes, code lists, terms.
    pub rulebook: Arc<Rulebook>,
    clock: Clock,
    zone: TimeZone,
    letters: Arc<Notify>,
}

impl fmt::Debug for House {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("House").field("store", &self.store).finish_non_exhaustive()
    }
}

impl House {
    /// A house with the machine's clock.
    #[must_use]
    pub fn new(store: Store, rulebook: Arc<Rulebook>) -> Self {
        Self::with_clock(store, rulebook, Timestamp::now)
    }

    /// A house with a clock of its own: tests stand on a fixed day.
    #[must_use]
    pub fn with_clock(
        store: Store,
        rulebook: Arc<Rulebook>,
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
    ) -> Self {
        let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
        Self { store, rulebook, clock: Arc::new(clock), zone, letters: Arc::new(Notify::new()) }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Today in Denmark.
    #[must_use]
    pub fn today(&self) -> Date {
        self.day_of(self.now())
    }

    /// The Danish day of a moment.
    #[must_use]
    pub fn day_of(&self, moment: Timestamp) -> Date {
        moment.to_zoned(self.zone.clone()).date()
    }

    /// Told whenever a message was written that can go now; whoever carries them waits here.
    #[must_use]
    pub fn letters(&self) -> &Notify {
        &self.letters
    }

    /// The Danish time zone, for showing moments.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// What somebody works from: who they are, today, and the house.
    #[must_use]
    pub fn context(&self, who: Who) -> Context {
        let now = self.now();
        Context { house: self.clone(), who, now, today: self.day_of(now), once: None, why: None, known_phone: false }
    }
}
