//! A citizen who moves to another job centre: offered with what goes along, taken or refused there.
//!
//! What goes along is a sealed package: name and number, contact, benefits, groups, wishes without centres, job
//! goals, what helps (never why), CV, and the days of courses so far. Placements, referrals, notes, why and the
//! trail stay; the old job centre reads its own and adds nothing. What was answered about progression stays too: it was
//! said to people there, about a workplace there; the first course in the new job centre begins with its own zero point.

use holdepunkt_rules::{
    Refusal,
    accommodation::Accommodation,
    benefit::{Benefit, BenefitSource},
    citizen::Citizen,
    codes::Code,
    cpr::Cpr,
    cv::{CvEntry, CvKind},
    group::GroupStep,
    id::*,
    job_centre::JobCentre,
    period::Period,
    placement::PlacementState,
    wish::Wishes,
};
use holdepunkt_store::{
    StoreError, accommodations, benefits, citizens, cv, groups, job_centres, placements, trail,
    transfers::{self, Offer, Outgoing},
    wishes,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Action, Context, Error, Work,
    citizens::{About, Heading, admit, heading, load_about},
    context::Deed,
};

/// A benefit that goes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedBenefit {
    /// Which.
    pub benefit: String,
    /// First day.
    pub from: Date,
    /// Last day, if it is over.
    pub until: Option<Date>,
}

/// An entry of a CV that goes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedEntry {
    kind: String,
    /// What.
    pub title: String,
    place: String,
    from: Option<Date>,
    until: Option<Date>,
    note: String,
}

/// What goes along. Its form is kept in databases: fields are added, never renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    cpr: String,
    /// Name.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Address.
    pub address: String,
    /// Language.
    pub language: String,
    /// Name and address are protected.
    pub protected: bool,
    /// The group.
    pub group: String,
    /// Groups with their first days.
    pub groups: Vec<(Date, String)>,
    /// Benefits.
    pub benefits: Vec<PackedBenefit>,
    /// Industries and kinds of work wished for, and rather not.
    pub wishes: [Vec<String>; 4],
    /// Job goals.
    pub goals: Vec<String>,
    /// What helps, with words for the workplace.
    pub accommodations: Vec<(String, String)>,
    /// The CV.
    pub cv: Vec<PackedEntry>,
    /// The days of courses so far.
    pub courses: Vec<(Date, Date)>,
}

impl Package {
    /// The CPR number; prints itself masked.
    #[must_use]
    pub fn cpr(&self) -> Option<Cpr> {
        Cpr::parse(&self.cpr).ok()
    }

    fn open(bytes: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(bytes).map_err(|_| unreadable())
    }
}

fn unreadable() -> Error {
    Error::Store(StoreError::Unreadable { column: "package_sealed".to_owned(), why: "not a package".to_owned() })
}

fn texts(codes: &[Code]) -> Vec<String> {
    codes.iter().map(ToString::to_string).collect()
}

fn codes(texts: &[String]) -> Vec<Code> {
    texts.iter().map(Code::known).collect()
}

async fn pack(work: &mut Work, id: CitizenId) -> Result<Package, Error> {
    let c = citizens::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let About { wishes, goals, accommodations, cv, groups, .. } = load_about(work, id).await?;
    let days = benefits::of_citizen(&mut work.tx, work.scope, id).await?;
    let placed = placements::of_citizen(&mut work.tx, work.scope, id).await?;
    let ended = placed.iter().filter(|p| p.state == PlacementState::Ended);
    let packed =
        |b: &Benefit| PackedBenefit { benefit: b.benefit.to_string(), from: b.period.from(), until: b.period.until() };
    let entry = |e: CvEntry| PackedEntry {
        kind: e.kind.code().to_owned(),
        title: e.title,
        place: e.place,
        from: e.from,
        until: e.until,
        note: e.note,
    };
    Ok(Package {
        cpr: c.cpr.reveal(),
        name: c.name,
        phone: c.phone,
        email: c.email,
        address: c.address,
        language: c.language.to_string(),
        protected: c.protected,
        group: c.target_group.to_string(),
        groups: groups.iter().map(|s| (s.from, s.group.to_string())).collect(),
        benefits: days.iter().map(packed).collect(),
        wishes: [
            texts(&wishes.industries),
            texts(&wishes.tasks),
            texts(&wishes.not_industries),
            texts(&wishes.not_tasks),
        ],
        goals: texts(&goals),
        accommodations: accommodations.into_iter().map(|a| (a.accommodation.to_string(), a.words)).collect(),
        cv: cv.into_iter().map(entry).collect(),
        courses: ended.map(|p| (p.period.from(), p.period.until().unwrap_or(p.agreed_until))).collect(),
    })
}

/// What the page shows on which a move is offered.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Who.
    pub citizen: Heading,
    /// What goes along.
    pub package: Package,
    /// The other job centres.
    pub job_centres: Vec<JobCentre>,
    /// Placements and referrals under way, to be ended first.
    pub under_way: (i64, i64),
    /// The latest move, if there has been one.
    pub latest: Option<Outgoing>,
}

/// What would go along if a citizen moved.
///
/// # Errors
/// [`Refusal::MovedAway`]; [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn preview(context: &Context, id: CitizenId) -> Result<Preview, Error> {
    let mut work = context.begin(Action::MoveCitizen).await?;
    let relation = admit(&mut work, id).await?;
    let scope = work.scope;
    let head = heading(&mut work, id, relation).await?;
    let mut package = pack(&mut work, id).await?;
    if head.name.is_empty() {
        // Protected from the reader on this page too; what is sent is packed anew.
        package.name.clear();
        package.address.clear();
    }
    let every = job_centres::every(&mut work.tx).await?;
    let page = Preview {
        package,
        job_centres: every.into_iter().filter(|j| j.id != scope).collect(),
        under_way: transfers::under_way(&mut work.tx, scope, id).await?,
        latest: transfers::of_citizen(&mut work.tx, scope, id).await?,
        citizen: head,
    };
    work.done(Deed::Read, "transfer", id, Some(id)).await?;
    Ok(page)
}

/// Offers a citizen to the job centre they move to.
///
/// # Errors
/// [`Refusal::EndFirst`] while something is under way; [`Refusal::TransferOffered`]; [`Refusal::NotOnTheList`] on
/// `to`; [`Refusal::Stale`]; the policy's, or the database's.
pub async fn offer(context: &Context, id: CitizenId, version: i64, to: JobCentreId) -> Result<(), Error> {
    let mut work = context.begin(Action::MoveCitizen).await?;
    admit(&mut work, id).await?;
    let (from, on, by) = (work.scope, work.today(), work.employee()?);
    let every = job_centres::every(&mut work.tx).await?;
    if to == from || !every.iter().any(|j| j.id == to) {
        return Err(Refusal::NotOnTheList.on("to").into());
    }
    citizens::hold(&mut work.tx, from, id).await?;
    if let Some(on) = offered_on(&mut work, id).await? {
        return Err(Refusal::TransferOffered { on }.into());
    }
    let (placements, referrals) = transfers::under_way(&mut work.tx, from, id).await?;
    if placements + referrals > 0 {
        return Err(Refusal::EndFirst { placements, referrals }.into());
    }
    crate::citizens::touch(&mut work, id, version).await?;
    let package = serde_json::to_vec(&pack(&mut work, id).await?).map_err(|_| unreadable())?;
    let transfer = TransferId::fresh();
    let offer = Offer { id: transfer, from, to, citizen: id, on, by, package: &package };
    transfers::offer(&mut work.tx, &offer).await?;
    work.done(Deed::Register, "transfer", transfer, Some(id)).await
}

/// Since when a move waits for its answer.
async fn offered_on(work: &mut Work, id: CitizenId) -> Result<Option<Date>, Error> {
    let latest = transfers::of_citizen(&mut work.tx, work.scope, id).await?;
    Ok(latest.filter(|o| o.state == "offered").map(|o| o.offered_on))
}

/// Nothing new begins while a citizen is offered to another job centre: it would be left open when they go.
/// The citizen is held by then, so that no offer comes in between.
///
/// # Errors
/// [`Refusal::MoveOnOffer`].
pub(crate) async fn accept_not_offered(work: &mut Work, id: CitizenId) -> Result<(), Error> {
    match offered_on(work, id).await? {
        Some(on) => Err(Refusal::MoveOnOffer { on }.into()),
        None => Ok(()),
    }
}

/// Takes an offered move back.
///
/// # Errors
/// [`Refusal::TransferAnswered`] when there is none on offer; the policy's, or the database's.
pub async fn withdraw(context: &Context, id: CitizenId) -> Result<(), Error> {
    let mut work = context.begin(Action::MoveCitizen).await?;
    admit(&mut work, id).await?;
    let (scope, today) = (work.scope, work.today());
    if !transfers::withdraw(&mut work.tx, scope, id, today).await? {
        return Err(Refusal::TransferAnswered.into());
    }
    work.done(Deed::Withdraw, "transfer", id, Some(id)).await
}

/// A move to here.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Identifier.
    pub id: TransferId,
    /// The job centre they come from.
    pub from_name: String,
    /// When it was offered.
    pub offered_on: Date,
    /// Is it still to be answered?
    pub open: bool,
    /// What goes along.
    pub package: Package,
}

fn arrival(incoming: transfers::Incoming) -> Result<Arrival, Error> {
    Ok(Arrival {
        package: Package::open(&incoming.package)?,
        id: incoming.id,
        from_name: incoming.from_name,
        offered_on: incoming.offered_on,
        open: incoming.open,
    })
}

/// The moves that wait for an answer here.
///
/// # Errors
/// The policy's, or the database's.
pub async fn incoming(context: &Context) -> Result<Vec<Arrival>, Error> {
    let mut work = context.begin(Action::ReceiveCitizen).await?;
    let rows = transfers::incoming(&mut work.tx, work.scope).await?;
    let arrivals: Vec<Arrival> = rows.into_iter().map(arrival).collect::<Result<_, _>>()?;
    let count = arrivals.len();
    work.done(Deed::Read, "transfers", count, None).await?;
    Ok(arrivals)
}

/// One move to here, with what goes along. The look stands on the citizen's trail where they come from.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn find(context: &Context, id: TransferId) -> Result<Arrival, Error> {
    let mut work = context.begin(Action::ReceiveCitizen).await?;
    let found = transfers::find(&mut work.tx, work.scope, id).await?.filter(|t| t.open).ok_or(Refusal::NotFound)?;
    told_where_they_come_from(&mut work, &found, Deed::Read).await?;
    work.done(Deed::Read, "transfer", id, None).await?;
    arrival(found)
}

/// The other job centre's citizen reads on their trail who has looked at the move and what came of it.
async fn told_where_they_come_from(work: &mut Work, t: &transfers::Incoming, deed: Deed) -> Result<(), Error> {
    let line = trail::Line {
        at: work.context.now,
        account: work.context.who.person().map(|g| g.account),
        role: trail::role_text(work.context.who.role()),
        deed: deed.code().to_owned(),
        noun: "transfer".to_owned(),
        subject: t.id.to_string(),
        citizen: Some(t.citizen),
        why: String::new(),
    };
    Ok(trail::write(&mut work.tx, Some(t.from), &line).await?)
}

/// Takes a citizen who moves here: they get a caseworker, and the other job centre's history is closed; meetings that
/// were to come there are called off.
///
/// # Errors
/// [`Refusal::TransferAnswered`]; [`Refusal::TransferHeldUp`]; [`Refusal::CaseworkerMissing`] on `caseworker`;
/// [`Refusal::CprTaken`] when the citizen is registered here already; [`Refusal::NotFound`]; the policy's, or the
/// database's.
pub async fn take(context: &Context, id: TransferId, caseworker: Option<EmployeeId>) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::ReceiveCitizen).await?;
    let incoming = transfers::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if !incoming.open {
        return Err(Refusal::TransferAnswered.into());
    }
    // Rows that were brought in from a file may have come since the offer.
    if transfers::under_way(&mut work.tx, incoming.from, incoming.citizen).await? != (0, 0) {
        return Err(Refusal::TransferHeldUp.into());
    }
    let caseworker = crate::citizens::accept_caseworker(&mut work, caseworker).await?;
    let package = Package::open(&incoming.package)?;
    let arrived = unpack(&mut work, &package, caseworker).await?;
    let (scope, today, by) = (work.scope, work.today(), work.employee()?);
    if !transfers::answer(&mut work.tx, scope, id, today, by, Some(arrived)).await? {
        return Err(Refusal::TransferAnswered.into());
    }
    told_where_they_come_from(&mut work, &incoming, Deed::Close).await?;
    crate::follow_ups::end_where(&mut work, incoming.from, incoming.citizen).await?;
    work.done(Deed::Register, "citizen", arrived, Some(arrived)).await?;
    Ok(arrived)
}

/// Refuses a move: the citizen stays where they are.
///
/// # Errors
/// [`Refusal::TransferAnswered`]; [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn refuse(context: &Context, id: TransferId) -> Result<(), Error> {
    let mut work = context.begin(Action::ReceiveCitizen).await?;
    let incoming = transfers::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let (scope, today, by) = (work.scope, work.today(), work.employee()?);
    if !incoming.open || !transfers::answer(&mut work.tx, scope, id, today, by, None).await? {
        return Err(Refusal::TransferAnswered.into());
    }
    told_where_they_come_from(&mut work, &incoming, Deed::Withdraw).await?;
    work.done(Deed::Withdraw, "transfer", id, None).await
}

/// Makes the citizen here, or takes up again one who had moved away from here before.
async fn unpack(work: &mut Work, p: &Package, caseworker: EmployeeId) -> Result<CitizenId, Error> {
    let (scope, today) = (work.scope, work.today());
    let cpr = p.cpr().ok_or_else(unreadable)?;
    let known = citizens::by_cpr(&mut work.tx, scope, &cpr).await?;
    let citizen = Citizen {
        id: known.as_ref().map_or_else(CitizenId::fresh, |k| k.id),
        cpr,
        name: p.name.clone(),
        phone: p.phone.clone(),
        email: p.email.clone(),
        address: p.address.clone(),
        language: Code::known(&p.language),
        target_group: Code::known(&p.group),
        caseworker,
        consultant: None,
        protected: p.protected,
        version: known.as_ref().map_or(1, |k| k.version),
    };
    let id = citizen.id;
    let steps: Vec<GroupStep> =
        p.groups.iter().map(|(from, g)| GroupStep { from: *from, group: Code::known(g) }).collect();
    match known {
        Some(_) => {
            let people = citizens::people(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
            if people.moved_on.is_none() {
                return Err(Refusal::CprTaken.on("caseworker").into());
            }
            citizens::update(&mut work.tx, scope, &citizen).await?;
            transfers::come_back(&mut work.tx, scope, id).await?;
        }
        None => citizens::insert(&mut work.tx, scope, &citizen, today).await?,
    }
    groups::replace(&mut work.tx, scope, id, &steps).await?;
    unpack_benefits(work, id, p).await?;
    unpack_about(work, id, p).await?;
    Ok(id)
}

async fn unpack_benefits(work: &mut Work, citizen: CitizenId, p: &Package) -> Result<(), Error> {
    let scope = work.scope;
    let here = benefits::of_citizen(&mut work.tx, scope, citizen).await?;
    for packed in &p.benefits {
        let benefit = Benefit {
            id: BenefitId::fresh(),
            citizen,
            benefit: Code::known(&packed.benefit),
            period: Period::known(packed.from, packed.until),
            source: BenefitSource::Transferred,
            version: 1,
        };
        // Who comes back brings days that stand here already.
        for old in here.iter().filter(|o| o.benefit == benefit.benefit && o.period.overlaps(&benefit.period)) {
            benefits::remove(&mut work.tx, scope, old.id, old.version).await?;
        }
        benefits::insert(&mut work.tx, scope, &benefit).await?;
    }
    Ok(())
}

async fn unpack_about(work: &mut Work, citizen: CitizenId, p: &Package) -> Result<(), Error> {
    let (scope, today) = (work.scope, work.today());
    let [industries, tasks, not_industries, not_tasks] = &p.wishes;
    let wished = Wishes {
        centres: Vec::new(),
        industries: codes(industries),
        tasks: codes(tasks),
        not_industries: codes(not_industries),
        not_tasks: codes(not_tasks),
    };
    wishes::replace(&mut work.tx, scope, citizen, &wished, today).await?;
    wishes::replace_goals(&mut work.tx, scope, citizen, &codes(&p.goals), today).await?;
    let helps = p.accommodations.iter();
    let helps: Vec<Accommodation> =
        helps.map(|(code, words)| Accommodation { accommodation: Code::known(code), words: words.clone() }).collect();
    accommodations::replace(&mut work.tx, scope, citizen, &helps).await?;
    for old in cv::of_citizen(&mut work.tx, scope, citizen).await? {
        cv::remove(&mut work.tx, scope, old.id, old.version).await?;
    }
    for e in &p.cv {
        let entry = CvEntry {
            id: CvEntryId::fresh(),
            citizen,
            kind: CvKind::from_code(&e.kind).ok_or_else(unreadable)?,
            title: e.title.clone(),
            place: e.place.clone(),
            from: e.from,
            until: e.until,
            note: e.note.clone(),
            version: 1,
        };
        cv::insert(&mut work.tx, scope, &entry).await?;
    }
    Ok(())
}
