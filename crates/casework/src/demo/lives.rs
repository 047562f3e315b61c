//! What is known of the citizens beside their way: benefits, what a workplace may hear, wishes,
//! job goals, CV, the latest talk; and the reviews of the caseload.

use std::collections::HashMap;

use holdepunkt_rules::{
    accommodation::Accommodation,
    benefit::{Benefit, BenefitSource},
    codes::Code,
    cv::{CvEntry, CvKind},
    id::*,
    period::Period,
    screening::{Screening, ScreeningKind},
    text,
    wish::{WishKind, Wishes},
};
use holdepunkt_store::{accommodations, benefits, citizens, cv, matches, screenings, turns, ways, wishes};

use super::{
    DemoError, Filling, places, rows,
    sheet::{self, At},
    staff::code_or_none,
};

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read(world, "benefits.csv")? {
        benefit(f, &at, row).await?;
    }
    fill_accommodations(f, world).await?;
    fill_wishes(f, world).await?;
    fill_reaches(f, world).await?;
    for (at, row) in sheet::read(world, "cv.csv")? {
        cv_entry(f, &at, row).await?;
    }
    for (at, row) in sheet::read::<rows::Talk>(world, "talks.csv")? {
        let (scope, citizen) = of_citizen(f, &at, &row.citizen)?;
        let on = f.days.day(&at, &row.on)?;
        ways::talked(&mut f.tx, scope, citizen, on).await?;
    }
    fill_screenings(f, world).await
}

pub(super) fn of_citizen(f: &Filling<'_>, at: &At, key: &str) -> Result<(JobCentreId, CitizenId), DemoError> {
    at.known(f.keys.citizens.get(key), "citizen", key).copied()
}

async fn benefit(f: &mut Filling<'_>, at: &At, row: rows::Benefit) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let (from, until) = (f.days.day(at, &row.from)?, f.days.optional(at, &row.until)?);
    let b = Benefit {
        id: BenefitId::fresh(),
        citizen,
        benefit: f.code(at, "benefits", &row.benefit, from)?,
        period: at.accept("days", &row.from, Period::new(from, until))?,
        source: BenefitSource::Imported,
        version: 1,
    };
    benefits::insert(&mut f.tx, scope, &b).await?;
    Ok(())
}

async fn fill_accommodations(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    type Told = (Vec<Accommodation>, Vec<(Code, String)>);
    let mut told: Vec<((JobCentreId, CitizenId), Told)> = Vec::new();
    for (at, row) in sheet::read::<rows::Accommodation>(world, "accommodations.csv")? {
        let whose = of_citizen(f, &at, &row.citizen)?;
        let code = f.code(&at, "accommodations", &row.accommodation, f.days.today())?;
        if told.last().is_none_or(|(last, _)| *last != whose) {
            told.push((whose, Told::default()));
        }
        if let Some((_, (words, why))) = told.last_mut() {
            words.push(Accommodation { accommodation: code.clone(), words: row.words });
            why.push((code, row.why));
        }
    }
    for ((scope, citizen), (words, why)) in told {
        accommodations::replace(&mut f.tx, scope, citizen, &words).await?;
        accommodations::replace_why(&mut f.tx, scope, citizen, &why).await?;
    }
    Ok(())
}

/// What the citizens can begin with, how far they can travel, and the centres that are barred for somebody.
async fn fill_reaches(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read::<rows::CitizenReach>(world, "reaches.csv")? {
        let (scope, citizen) = of_citizen(f, &at, &row.citizen)?;
        let hours = (!row.hours_per_week.is_empty()).then(|| places::hours(&at, &row.hours_per_week)).transpose()?;
        let travel_km = (!row.travel_km.is_empty()).then(|| at.number(&row.travel_km)).transpose()?;
        let version = citizens::find(&mut f.tx, scope, citizen).await?.map_or(1, |c| c.version);
        matches::set_reach(&mut f.tx, scope, citizen, version, (hours.map(|h| h.minutes()), travel_km)).await?;
    }
    for (at, row) in sheet::read::<rows::BarredCentre>(world, "barred_centres.csv")? {
        let (scope, citizen) = of_citizen(f, &at, &row.citizen)?;
        let centre = at.known(f.keys.centres.get(&row.centre), "centre", &row.centre)?.1;
        let by = at.known(f.keys.employees.get(&row.by), "employee", &row.by)?.1;
        let on = f.days.day(&at, &row.on)?;
        matches::bar(&mut f.tx, scope, citizen, (centre, &row.why), (on, Some(by))).await?;
    }
    Ok(())
}

async fn fill_wishes(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let today = f.days.today();
    let mut wanted: HashMap<(JobCentreId, CitizenId), Wishes> = HashMap::new();
    for (at, row) in sheet::read::<rows::Wish>(world, "wishes.csv")? {
        let whose = of_citizen(f, &at, &row.citizen)?;
        let kind = at.one_of(WishKind::from_code(&row.kind), "kind", &row.kind)?;
        let list =
            if matches!(kind, WishKind::Industry | WishKind::NotIndustry) { "industries" } else { "occupations" };
        let w = wanted.entry(whose).or_default();
        match kind {
            WishKind::Centre => w.centres.push(at.known(f.keys.centres.get(&row.what), "centre", &row.what)?.1),
            WishKind::Industry => w.industries.push(f.code(&at, list, &row.what, today)?),
            WishKind::Task => w.tasks.push(f.code(&at, list, &row.what, today)?),
            WishKind::NotIndustry => w.not_industries.push(f.code(&at, list, &row.what, today)?),
            WishKind::NotTask => w.not_tasks.push(f.code(&at, list, &row.what, today)?),
        }
    }
    for ((scope, citizen), w) in wanted {
        wishes::replace(&mut f.tx, scope, citizen, &w, today).await?;
    }
    let mut goals: HashMap<(JobCentreId, CitizenId), Vec<Code>> = HashMap::new();
    for (at, row) in sheet::read::<rows::JobGoal>(world, "job_goals.csv")? {
        let code = f.code(&at, "occupations", &row.occupation, today)?;
        goals.entry(of_citizen(f, &at, &row.citizen)?).or_default().push(code);
    }
    for ((scope, citizen), occupations) in goals {
        wishes::replace_goals(&mut f.tx, scope, citizen, &occupations, today).await?;
    }
    Ok(())
}

async fn cv_entry(f: &mut Filling<'_>, at: &At, row: rows::CvEntry) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let entry = CvEntry {
        id: CvEntryId::fresh(),
        citizen,
        kind: at.one_of(CvKind::from_code(&row.kind), "kind", &row.kind)?,
        title: at.accept("title", &row.title, text::line(&row.title, text::LONGEST_NAME, "title"))?,
        place: row.place,
        from: f.days.optional(at, &row.from)?,
        until: f.days.optional(at, &row.until)?,
        note: row.note,
        version: 1,
    };
    cv::insert(&mut f.tx, scope, &entry).await?;
    Ok(())
}

async fn fill_screenings(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let mut open: HashMap<String, (JobCentreId, ScreeningId)> = HashMap::new();
    for (at, row) in sheet::read::<rows::Screening>(world, "screenings.csv")? {
        let scope = *at.known(f.keys.job_centres.get(&row.job_centre), "job centre", &row.job_centre)?;
        let s = Screening {
            id: ScreeningId::fresh(),
            kind: at.one_of(ScreeningKind::from_code(&row.kind), "kind", &row.kind)?,
            name: row.name,
            opened_on: f.days.day(&at, &row.opened_on)?,
            closed_on: f.days.optional(&at, &row.closed_on)?,
            opened_by: at.known(f.keys.employees.get(&row.opened_by), "employee", &row.opened_by)?.1,
            version: 1,
        };
        screenings::insert(&mut f.tx, scope, &s).await?;
        open.insert(row.key, (scope, s.id));
    }
    let mut decided: HashMap<(ScreeningId, CitizenId), (At, rows::ScreeningCase)> = HashMap::new();
    for (at, row) in sheet::read::<rows::ScreeningCase>(world, "screening_cases.csv")? {
        let (scope, screening) = *at.known(open.get(&row.screening), "screening", &row.screening)?;
        let (_, citizen) = of_citizen(f, &at, &row.citizen)?;
        let (_, reviewer) = *at.known(f.keys.employees.get(&row.reviewer), "employee", &row.reviewer)?;
        screenings::insert_case(&mut f.tx, scope, screening, citizen, reviewer).await?;
        if !row.decision.is_empty() {
            decided.insert((screening, citizen), (at, row));
        }
    }
    for (scope, screening) in open.into_values() {
        for listed in screenings::cases(&mut f.tx, scope, screening).await? {
            let Some((at, row)) = decided.remove(&(screening, listed.case.citizen)) else { continue };
            let on = f.days.day(&at, &row.decided_on)?;
            let mut case = listed.case;
            case.decision = code_or_none(&row.decision, |c| f.code(&at, "screening_decisions", c, on))?;
            case.decided_on = Some(on);
            case.decided_by = at.optional(&row.decided_by, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?;
            case.review_on = f.days.optional(&at, &row.review_on)?;
            case.note = row.note;
            screenings::decide(&mut f.tx, scope, &case).await?;
        }
    }
    fill_turns(f, world).await
}

async fn fill_turns(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let mut in_turn: HashMap<JobCentreId, Vec<EmployeeId>> = HashMap::new();
    for (at, row) in sheet::read::<rows::Turn>(world, "turns.csv")? {
        let (scope, employee) = *at.known(f.keys.employees.get(&row.employee), "employee", &row.employee)?;
        in_turn.entry(scope).or_default().push(employee);
    }
    for (scope, employees) in in_turn {
        turns::replace(&mut f.tx, scope, &employees).await?;
    }
    Ok(())
}
