//! The facts that the rules look at, put together of what the store reads: once for a whole job centre.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use holdepunkt_rules::{
    Refusal,
    course::{Away, CourseTerms, Stay, outlook},
    id::*,
    period::{Period, plus_days},
    placement::PlacementKind,
    progression::Rhythm,
    signal::{
        Agreed, AwayFacts, CitizenFacts, CourseFacts, Day, Facts, HearingFacts, MentorFacts, Mover,
        PersonalMentorFacts, PlacementFacts, RoundAsked, SignalRule, SignalTerms,
    },
};
use holdepunkt_store::signals::facts::{AgreementRow, Around, MeetingRow, PlacementRow, Rows, Span};
use jiff::civil::Date;

/// How far back courses are read: one that ended before is over in any reading.
const COURSES_DAYS: i64 = 400;
/// How far back an effort is looked for; whoever has had none for longer is no longer on the way to a job with us.
const EFFORTS_DAYS: i64 = 182;

/// What a look reads, from the figures that hold for every programme.
pub(super) fn span(terms: &SignalTerms, rhythm: &Rhythm, today: Date) -> Span {
    let longest = terms.hours_window.max(terms.absence_window).max(terms.unannounced_days);
    Span {
        today,
        days_after: plus_days(today, -longest),
        changed_after: plus_days(today, -terms.caseworker_days),
        mentors_until: plus_days(today, terms.personal_mentor_days),
        courses_since: plus_days(today, -COURSES_DAYS),
        efforts_since: plus_days(today, -EFFORTS_DAYS),
        rounds_since: plus_days(today, -rhythm.quarter_days),
        rounds_until: plus_days(today, -rhythm.task_days),
    }
}

/// Facts with whom they are about, and whose move something may be.
#[derive(Debug)]
pub(super) struct Subject {
    pub facts: Facts,
    pub programme: Option<String>,
    around: Option<Around>,
    fixed_contact: Option<EmployeeId>,
    heard_about: Option<PlacementId>,
}

impl Subject {
    /// The placement that a rule's signal is about, if any. A hearing is about its own, which may be over.
    pub(super) fn placement(&self, rule: SignalRule) -> Option<PlacementId> {
        match rule {
            SignalRule::HearingDue => self.heard_about,
            _ => self.facts.placement.as_ref().map(|p| p.id),
        }
    }

    /// Whose move a rule is.
    pub(super) fn owner(&self, rule: SignalRule, coordinator: Option<EmployeeId>) -> Option<EmployeeId> {
        let consultant = self.around.and_then(|a| a.consultant);
        let caseworker = self.around.map(|a| a.caseworker);
        match rule.mover() {
            Mover::Consultant => consultant.or(caseworker),
            Mover::Caseworker => caseworker,
            Mover::MentorCoordinator => coordinator.or(self.fixed_contact),
        }
    }
}

/// Rows by whom they are about.
struct ByCitizen {
    agreements: HashMap<PlacementId, AgreementRow>,
    hearings: HashMap<CitizenId, PlacementId>,
    meetings: HashMap<PlacementId, MeetingRow>,
    days: HashMap<PlacementId, Vec<Day>>,
    exits: HashMap<CitizenId, Date>,
    ahead: HashSet<CitizenId>,
    referred: HashSet<CitizenId>,
    stays: HashMap<CitizenId, Vec<Stay>>,
    /// The latest day of an effort that is no placement.
    efforts: HashMap<CitizenId, Date>,
}

impl ByCitizen {
    fn of(rows: &Rows, today: Date) -> Self {
        let mut days: HashMap<PlacementId, Vec<Day>> = HashMap::new();
        for d in &rows.days {
            let unannounced = d.mark == "away_unannounced";
            let came = !(unannounced || d.mark == "away_notified" || d.mark == "ill");
            let day = Day { on: d.on, came, unannounced, planned: d.planned, minutes: d.minutes };
            days.entry(d.placement).or_default().push(day);
        }
        let mut away: HashMap<PlacementId, Vec<Away>> = HashMap::new();
        for (placement, a, expected) in &rows.away {
            let planned = expected.filter(|back| *back > today);
            let a = Away { last_day: a.last_day, resumed_on: a.resumed_on.or(planned) };
            away.entry(*placement).or_default().push(a);
        }
        let mut stays: HashMap<CitizenId, Vec<Stay>> = HashMap::new();
        for (citizen, placement, from, until) in &rows.stays {
            let away = away.remove(placement).unwrap_or_default();
            let stay = Stay { period: Period::known(*from, Some(*until)), away };
            stays.entry(*citizen).or_default().push(stay);
        }
        let mut efforts: HashMap<CitizenId, Date> = HashMap::new();
        let dated = rows.referred.iter().chain(&rows.ended).map(|c| (c.citizen, c.day));
        let dated = dated.chain(rows.prepared.iter().copied()).chain(rows.paid.iter().copied());
        for (citizen, day) in dated.chain(rows.met.iter().map(|(c, held, _)| (*c, *held))) {
            let latest = efforts.entry(citizen).or_insert(day);
            *latest = (*latest).max(day.min(today));
        }
        Self {
            agreements: rows.agreements.iter().map(|a| (a.placement, *a)).collect(),
            hearings: rows.hearings.iter().map(|h| (h.asked.citizen, h.placement)).collect(),
            meetings: rows.meetings.iter().map(|m| (m.placement, *m)).collect(),
            days,
            exits: rows.exits.iter().copied().collect(),
            ahead: rows.ahead.iter().copied().collect(),
            referred: rows.referred.iter().map(|c| c.citizen).collect(),
            stays,
            efforts,
        }
    }
}

/// The facts of everything that was read. A citizen without a placement stands by themselves; a mentor too.
pub(super) fn subjects(
    rows: &Rows,
    today: Date,
    course: &CourseTerms,
    rhythm: &Rhythm,
    terms: &SignalTerms,
) -> Vec<Subject> {
    let by = ByCitizen::of(rows, today);
    let people = people(rows, &by, rhythm);
    let mut subjects = Vec::new();
    let mut placed = BTreeSet::new();
    for p in &rows.placements {
        let mut citizen = people.get(&p.citizen).map_or_else(|| nobody(p.citizen), |(facts, _)| facts.clone());
        with_placement(&mut citizen, p, &by, today, course);
        placed.insert(p.citizen);
        let placement = placement_facts(p, &by, today, course, terms);
        subjects.push(Subject {
            facts: Facts { today, kept: rows.kept, citizen: Some(citizen), placement: Some(placement), mentor: None },
            programme: Some(p.programme.clone()),
            around: Some(p.around),
            fixed_contact: Some(p.fixed_contact),
            heard_about: by.hearings.get(&p.citizen).copied(),
        });
    }
    for (id, (citizen, around)) in people.into_iter().filter(|(id, _)| !placed.contains(id)) {
        debug_assert_eq!(id, citizen.id);
        let facts = Facts { today, kept: rows.kept, citizen: Some(citizen), placement: None, mentor: None };
        let heard_about = by.hearings.get(&id).copied();
        subjects.push(Subject { facts, programme: None, around: Some(around), fixed_contact: None, heard_about });
    }
    for (id, since, trained_on, contact) in &rows.mentors {
        let mentor = MentorFacts { id: *id, since: *since, trained_on: *trained_on };
        let facts = Facts { today, kept: rows.kept, citizen: None, placement: None, mentor: Some(mentor) };
        let fixed_contact = Some(*contact);
        subjects.push(Subject { facts, programme: None, around: None, fixed_contact, heard_about: None });
    }
    subjects
}

fn nobody(id: CitizenId) -> CitizenFacts {
    CitizenFacts {
        id,
        effort_on: None,
        ahead: false,
        caseworker_since: None,
        met_on: None,
        personal_mentor: None,
        hearing: None,
        exit_on: None,
        course: None,
        round: None,
    }
}

/// Everybody of whom something is known beside a placement, with the people around them.
fn people(rows: &Rows, by: &ByCitizen, rhythm: &Rhythm) -> BTreeMap<CitizenId, (CitizenFacts, Around)> {
    let mut people: BTreeMap<CitizenId, (CitizenFacts, Around)> = BTreeMap::new();
    let day_rows = rows.referred.iter().chain(&rows.ended).chain(&rows.changed);
    let day_rows = day_rows.chain(rows.hearings.iter().map(|h| &h.asked));
    let day_rows = day_rows.chain(rows.rounds.iter().map(|(c, ..)| c));
    for row in day_rows.chain(rows.personal_mentors.iter().map(|(c, _)| c)) {
        people.entry(row.citizen).or_insert_with(|| (nobody(row.citizen), row.around));
    }
    for p in &rows.placements {
        people.entry(p.citizen).or_insert_with(|| (nobody(p.citizen), p.around));
    }
    // An effort is missed by those who are on the way to a job: referred, or whose last placement led to none.
    let on_the_way: HashSet<CitizenId> = rows.referred.iter().chain(&rows.ended).map(|c| c.citizen).collect();
    for (id, (facts, _)) in &mut people {
        facts.ahead = by.ahead.contains(id);
        facts.exit_on = by.exits.get(id).copied();
        facts.effort_on = by.efforts.get(id).copied().filter(|_| on_the_way.contains(id));
    }
    let mut each = |id: CitizenId, set: &mut dyn FnMut(&mut CitizenFacts)| {
        if let Some((facts, _)) = people.get_mut(&id) {
            set(facts);
        }
    };
    for c in &rows.changed {
        each(c.citizen, &mut |f| f.caseworker_since = Some(c.day));
    }
    for (citizen, _, met_on) in &rows.met {
        each(*citizen, &mut |f| f.met_on = *met_on);
    }
    for h in &rows.hearings {
        let hearing = HearingFacts { id: h.id.clone(), reply_by: h.asked.day, answered: h.answered };
        each(h.asked.citizen, &mut |f| f.hearing = Some(hearing.clone()));
    }
    // The first to end is read last, and stays.
    for (c, employee) in &rows.personal_mentors {
        each(c.citizen, &mut |f| f.personal_mentor = Some(PersonalMentorFacts { employee: *employee, until: c.day }));
    }
    // The oldest is read last, and stays.
    for (c, id, missing) in &rows.rounds {
        let round = RoundAsked { id: *id, on: c.day, missing: *missing, task_days: rhythm.task_days };
        each(c.citizen, &mut |f| f.round = Some(round.clone()));
    }
    people
}

/// What a placement that has begun adds to the citizen: today's effort, and the course.
fn with_placement(citizen: &mut CitizenFacts, p: &PlacementRow, by: &ByCitizen, today: Date, course: &CourseTerms) {
    let last_there = p.away.map_or(p.until.min(today), |(_, last_day, _)| last_day.min(today));
    citizen.effort_on = Some(citizen.effort_on.map_or(last_there, |day| day.max(last_there)));
    let Some(stays) = by.stays.get(&p.citizen) else { return };
    let view = outlook(stays, today, course).filter(|o| o.goes_on());
    citizen.course = view.map(|o| CourseFacts {
        first: o.course.first(),
        active_days: o.course.active_days(),
        reached: o.reached_on.is_some(),
        planned_on: o.reached_if_planned,
        missing: o.course.days_missing(course),
    });
}

fn placement_facts(
    p: &PlacementRow,
    by: &ByCitizen,
    today: Date,
    course: &CourseTerms,
    terms: &SignalTerms,
) -> PlacementFacts {
    let agreement = by.agreements.get(&p.id);
    let meetings = by.meetings.get(&p.id);
    let agreed = match agreement {
        Some(AgreementRow { in_force_on: Some(day), .. }) => Agreed::InForce(*day),
        Some(AgreementRow { sent: true, .. }) => Agreed::Sent,
        Some(AgreementRow { draft: true, .. }) => Agreed::Draft,
        _ => Agreed::Nothing,
    };
    let away = p.away.filter(|(_, last_day, _)| *last_day < today);
    let talked = by.exits.get(&p.citizen).is_some_and(|day| *day >= plus_days(today, -terms.grant_days));
    PlacementFacts {
        id: p.id,
        is_course: p.kind == PlacementKind::Placement,
        from: p.from,
        until: p.until,
        granted_until: p.granted_until.unwrap_or(p.until),
        away: away.map(|(interruption, last_day, expected_back)| AwayFacts {
            interruption,
            last_day,
            of: course.resume_within_days,
            expected_back,
        }),
        agreed,
        meeting_days: agreement.and_then(|a| a.meeting_days),
        held_on: meetings.and_then(|m| m.held_on),
        planned_on: meetings.and_then(|m| m.planned_on),
        mentor_met_on: meetings.and_then(|m| m.mentor_met_on),
        days: by.days.get(&p.id).cloned().unwrap_or_default(),
        next_step: by.ahead.contains(&p.citizen) || by.referred.contains(&p.citizen) || talked,
    }
}

/// The figures by programme, each read once.
#[derive(Debug)]
pub(super) struct Terms<'r> {
    figures: &'r holdepunkt_rules::figures::Figures,
    today: Date,
    by_programme: HashMap<Option<String>, SignalTerms>,
}

impl<'r> Terms<'r> {
    pub(super) fn of(figures: &'r holdepunkt_rules::figures::Figures, today: Date) -> Self {
        Self { figures, today, by_programme: HashMap::new() }
    }

    pub(super) fn on(&mut self, programme: Option<&String>) -> Result<SignalTerms, Refusal> {
        let key = programme.cloned();
        if let Some(terms) = self.by_programme.get(&key) {
            return Ok(*terms);
        }
        let terms = SignalTerms::on(self.figures, programme.map(String::as_str), self.today)?;
        self.by_programme.insert(key, terms);
        Ok(terms)
    }
}
