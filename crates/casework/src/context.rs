//! A context says who works, in which role and scope, and when; a piece of work is a
//! transaction that can't be finished without its line on the trail.

use holdepunkt_rules::{
    Refusal, id::*, period::plus_days, personal_mentor::late_log_days, preparation::PreparationState, role::Role,
};
use holdepunkt_store::{
    Tx,
    accounts::RoleGrant,
    citizens::{self, People},
    information_meetings, mentors, preparations, sessions, trail,
};
use jiff::{Timestamp, civil::Date};

use crate::{
    Action, Error, House, Reach,
    policy::{self, Answer, Relation},
};

/// Who works: an account in a role with its scope, or the program itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Somebody who is signed in.
    Person(RoleGrant),
    /// The operator's command line, or the program's own jobs, in a job centre if the deed has one.
    Operator(Option<JobCentreId>),
}

impl Who {
    /// The role, if a person works.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        match self {
            Self::Person(grant) => Some(grant.role),
            Self::Operator(_) => None,
        }
    }

    /// The role grant, if a person works.
    #[must_use]
    pub fn person(&self) -> Option<&RoleGrant> {
        match self {
            Self::Person(grant) => Some(grant),
            Self::Operator(_) => None,
        }
    }

    /// The job centre.
    #[must_use]
    pub fn job_centre(&self) -> Option<JobCentreId> {
        match self {
            Self::Person(grant) => grant.job_centre,
            Self::Operator(scope) => *scope,
        }
    }

    /// The employee that the person is.
    #[must_use]
    pub fn employee(&self) -> Option<EmployeeId> {
        self.person().and_then(|g| g.employee)
    }
}

/// What a use case is called with.
#[derive(Debug, Clone)]
pub struct Context {
    /// Database, rulebook, clock.
    pub house: House,
    /// Who works.
    pub who: Who,
    /// Now.
    pub now: Timestamp,
    /// Today in Denmark.
    pub today: Date,
    /// The key of a creating post, so that a double click makes one thing.
    pub once: Option<String>,
    /// The reason somebody stated for looking at another's citizen.
    pub why: Option<String>,
    /// Does the person come by a known telephone, without a password? Then only a few deeds are open to them.
    pub known_phone: bool,
}

impl Context {
    /// How far the person reaches with an action.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] when their role is not in the action's row.
    pub fn reach(&self, action: Action) -> Result<Reach, Error> {
        if self.known_phone && !action.on_known_phone() {
            return Err(Refusal::NotAllowed.into());
        }
        match &self.who {
            Who::Person(grant) => policy::reach(grant.role, action).ok_or_else(|| Refusal::NotAllowed.into()),
            Who::Operator(_) => Ok(Reach::JobCentre),
        }
    }

    /// May the person do this at all? For leaving out a button, never for guarding a deed.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.reach(action).is_ok()
    }

    /// The job centre one works in.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for a national role.
    pub fn scope(&self) -> Result<JobCentreId, Error> {
        self.who.job_centre().ok_or_else(|| Refusal::NotAllowed.into())
    }

    /// Begins a piece of work: a writing transaction, since reading a person is written down too.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], or the database's.
    pub async fn begin(&self, action: Action) -> Result<Work, Error> {
        let reach = self.reach(action)?;
        let scope = self.scope()?;
        Ok(Work { tx: self.house.store.write().await?, scope, action, reach, context: self.clone(), queued: false })
    }

    /// Begins to look at persons and change nothing: the line on the trail is written and on disk before anybody gets to
    /// see them, but nobody else who writes waits meanwhile. Only for work that ends in [`Work::done`] with nothing
    /// written before, or in [`Work::turned`].
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], or the database's.
    pub async fn see(&self, action: Action) -> Result<Work, Error> {
        let reach = self.reach(action)?;
        let scope = self.scope()?;
        Ok(Work { tx: self.house.store.see().await?, scope, action, reach, context: self.clone(), queued: false })
    }

    /// Begins to look at what is about nobody: companies, places, figures. Leaves no line on the trail.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], or the database's.
    pub async fn look(&self, action: Action) -> Result<Work, Error> {
        let reach = self.reach(action)?;
        let scope = self.scope()?;
        Ok(Work { tx: self.house.store.read().await?, scope, action, reach, context: self.clone(), queued: false })
    }
}

/// A piece of work: a transaction inside a scope. Dropped without `done`, it leaves nothing behind.
#[derive(Debug)]
pub struct Work {
    /// The transaction.
    pub tx: Tx,
    /// The job centre.
    pub scope: JobCentreId,
    /// What is being done.
    pub action: Action,
    /// How far the person reaches with the action that the work began with.
    pub reach: Reach,
    /// Who works, and when.
    pub context: Context,
    /// Was a message written beside the deed? Whoever carries messages is told after the commit.
    pub(crate) queued: bool,
}

/// Days after a placement's end on which a mentor and a company still see it.
pub const AFTERGLOW_DAYS: i64 = 14;

/// How somebody stands to a citizen by the people of the case: all that staff's reach asks for, for lists that have read
/// the people with the rows.
pub(crate) fn by_people(who: &Who, people: &People) -> Relation {
    let moved_on = people.moved_on;
    let Who::Person(me) = who else { return Relation { moved_on, ..Relation::default() } };
    Relation {
        caseworker: me.employee == Some(people.caseworker),
        team: me.unit.is_some() && me.unit == people.team,
        consultant: me.employee.is_some() && me.employee == people.consultant,
        consultant_team: me.unit.is_some() && me.unit == people.consultant_team,
        awaiting: people.awaiting,
        moved_on,
        ..Relation::default()
    }
}

impl Work {
    /// Today in Denmark.
    #[must_use]
    pub fn today(&self) -> Date {
        self.context.today
    }

    /// The employee who works.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] when the person is no employee.
    pub fn employee(&self) -> Result<EmployeeId, Error> {
        self.context.who.employee().ok_or_else(|| Refusal::NotAllowed.into())
    }

    /// How the person stands to a citizen.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when there is no such citizen in the job centre.
    pub async fn relation(&mut self, citizen: CitizenId) -> Result<Relation, Error> {
        let people = citizens::people(&mut self.tx, self.scope, citizen).await?.ok_or(Refusal::NotFound)?;
        if people.merged_into.is_some() {
            return Err(Refusal::NotFound.into()); // everything of theirs is the survivor's
        }
        let mut relation = by_people(&self.context.who, &people);
        let Who::Person(me) = self.context.who.clone() else { return Ok(relation) };
        let since = plus_days(self.context.today, -AFTERGLOW_DAYS);
        relation.oneself = me.citizen == Some(citizen);
        if let (Reach::Prepared | Reach::Candidates, Some(employee)) = (self.reach, me.employee)
            && let Some((state, lead)) = preparations::held(&mut self.tx, self.scope, citizen).await?
        {
            relation.prepared = state == PreparationState::Running;
            relation.leads = lead == employee;
        }
        if let (Reach::Guests, Some(employee)) = (self.reach, me.employee) {
            relation.hosts = information_meetings::hosted(&mut self.tx, self.scope, citizen, employee, since).await?;
        }
        if let Some(mentor) = me.mentor {
            let today = self.context.today;
            relation.mentor = citizens::mentored(&mut self.tx, self.scope, citizen, mentor, since, today).await?;
        }
        if let Some(company) = me.company {
            relation.company = citizens::at_company(&mut self.tx, self.scope, citizen, company, since).await?;
        }
        // A consultant can be granted too, for a short task; it opens only what is a personal mentor's.
        let mentors = me.role == Role::PersonalMentor || self.reach == Reach::Granted;
        if let (true, Some(employee)) = (mentors, me.employee) {
            let today = self.context.today;
            // What was done is written down for some days after the last day; nothing else is opened then.
            let since = match self.action {
                Action::WriteMentorLog => {
                    plus_days(today, -late_log_days(self.context.house.rulebook.intervention_rules(), today)?)
                }
                _ => today,
            };
            relation.granted = citizens::granted(&mut self.tx, self.scope, citizen, employee, since, today).await?;
        }
        Ok(relation)
    }

    /// Does the work reach this citizen? The answer for "not yours" and "not there" is the same.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], [`Refusal::StateYourReason`] when a reason would open the door, or
    /// [`Refusal::ConfidentialityFirst`] from a mentor.
    pub async fn require(&mut self, citizen: CitizenId) -> Result<Relation, Error> {
        let relation = self.relation(citizen).await?;
        let relation = self.within_reach(relation)?;
        self.confidential().await?;
        match relation.moved_on {
            Some(on) if !self.action.only_looks() => Err(Refusal::MovedAway { on }.into()),
            _ => Ok(relation),
        }
    }

    /// A mentor is shown citizens once they have said that what they hear stays with them. Whatever shows a mentor
    /// somebody passes here: [`Work::require`] does it, and pages of several citizens do it before the first.
    ///
    /// # Errors
    /// [`Refusal::ConfidentialityFirst`].
    pub async fn confidential(&mut self) -> Result<(), Error> {
        let Who::Person(me) = &self.context.who else { return Ok(()) };
        let (Role::CompanyMentor, Some(mentor)) = (me.role, me.mentor) else { return Ok(()) };
        match mentors::confidential_since(&mut self.tx, self.scope, mentor).await? {
            Some(_) => Ok(()),
            None => Err(Refusal::ConfidentialityFirst.into()),
        }
    }

    fn within_reach(&self, relation: Relation) -> Result<Relation, Error> {
        match policy::takes_in(self.reach, &relation) {
            Answer::Yes => Ok(relation),
            Answer::WithReason if self.context.why.as_deref().is_some_and(|w| w.trim().chars().count() >= 5) => {
                Ok(relation)
            }
            Answer::WithReason => Err(Refusal::StateYourReason.on("why").into()),
            Answer::No => Err(Refusal::NotFound.into()),
        }
    }

    /// What the same creating post made before, if it came before.
    ///
    /// # Errors
    /// The database's.
    pub async fn made_before<T>(&mut self, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Error> {
        let (Some(key), Who::Person(me)) = (self.context.once.clone(), &self.context.who) else { return Ok(None) };
        let done = sessions::claim_once(&mut self.tx, &key, me.account, self.context.now).await?;
        Ok(done.as_deref().and_then(parse))
    }

    /// The work, now writing.
    ///
    /// # Errors
    /// The database's.
    pub async fn turned(self) -> Result<Self, Error> {
        Ok(Self { tx: self.tx.turned().await?, ..self })
    }

    async fn write_trail(
        &mut self,
        deed: &str,
        noun: &str,
        subject: &str,
        citizen: Option<CitizenId>,
    ) -> Result<(), Error> {
        let line = trail::Line {
            at: self.context.now,
            account: self.context.who.person().map(|g| g.account),
            role: trail::role_text(self.context.who.role()),
            deed: deed.to_owned(),
            noun: noun.to_owned(),
            subject: subject.to_owned(),
            citizen,
            why: self.context.why.clone().unwrap_or_default(),
        };
        trail::write(&mut self.tx, Some(self.scope), &line).await?;
        Ok(())
    }

    /// Finishes: the line on the trail and the commit, together.
    ///
    /// # Errors
    /// The database's; then nothing was done.
    pub async fn done(
        self,
        deed: Deed,
        noun: &str,
        subject: impl ToString,
        citizen: Option<CitizenId>,
    ) -> Result<(), Error> {
        let mut work = self.turned().await?;
        work.write_trail(deed.code(), noun, &subject.to_string(), citizen).await?;
        work.tx.commit().await?;
        if work.queued {
            work.context.house.letters().notify_one();
        }
        Ok(())
    }

    /// Finishes a creating post: as [`Work::done`], and its key now leads to what was made.
    ///
    /// # Errors
    /// The database's; then nothing was made.
    pub async fn made<T: ToString + Copy>(
        mut self,
        noun: &str,
        subject: T,
        citizen: Option<CitizenId>,
    ) -> Result<T, Error> {
        if let Some(key) = self.context.once.clone() {
            sessions::fulfil_once(&mut self.tx, &key, &subject.to_string()).await?;
        }
        self.done(Deed::Register, noun, subject, citizen).await?;
        Ok(subject)
    }

    /// Adds another line: a deed that touches a second thing, or a second citizen.
    ///
    /// # Errors
    /// The database's.
    pub async fn also(
        &mut self,
        deed: Deed,
        noun: &str,
        subject: impl ToString,
        citizen: Option<CitizenId>,
    ) -> Result<(), Error> {
        self.write_trail(deed.code(), noun, &subject.to_string(), citizen).await
    }
}

holdepunkt_rules::code_enum! {
    /// What was done, as the trail keeps it.
    Deed {
        /// Looked at.
        Read = "read",
        /// Looked for.
        Search = "search",
        /// Made.
        Register = "register",
        /// Changed.
        Correct = "correct",
        /// Taken a step further.
        Advance = "advance",
        /// Ended.
        Close = "close",
        /// Taken back.
        Withdraw = "withdraw",
        /// Signed in.
        SignIn = "sign_in",
        /// Signed out.
        SignOut = "sign_out",
        /// Taken out of the house.
        Export = "export",
    }
}
