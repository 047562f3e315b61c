//! Money of a programme: what is earned, what comes, settlements that are kept, and who sees what of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context,
    benefits::{self, Days},
    invariants::verify,
    settlements::{
        explain,
        keep::{self, New},
        letters::{self, Written},
        now, payments, soon,
    },
    sign_in::Holder,
};
use holdepunkt_rules::{
    codes::Code,
    grants::outlook::Aim,
    id::*,
    money::Ore,
    period::Period,
    role::Role,
    settlement::{SettlementKind, SettlementState, SettlementStep},
};
use holdepunkt_store::{Scoped, values};
use holdepunkt_testkit::{TestHouse, code, days, engines, later};
use jiff::civil::{Date, date};

/// The first day of the placement, a Monday; today is the day after.
const FROM: Date = date(2026, 11, 23);

struct Scene {
    house: TestHouse,
    citizen: CitizenId,
    letter: GrantLetterId,
    lead: Context,
    consultant: Context,
    auditor: Context,
}

/// A citizen in a resource course, placed for 180 days, in a job centre that expects one participant.
async fn scene(house: TestHouse) -> Scene {
    let stage = house.stage(1, 3).await;
    let (citizen, _) = house.placed(&stage, 1, FROM, date(2027, 5, 21)).await;
    let caseworker = house.of(&house.cast.caseworker);
    let resource =
        Days { benefit: Code::known("resource_course_benefit"), period: Period::known(date(2026, 1, 5), None) };
    benefits::register(&caseworker, citizen, resource).await.unwrap();
    let lead = house.of(&house.cast.project_lead);
    let letter = letters::register(&lead, written(1)).await.unwrap();
    let holder = Holder { job_centre: Some(house.cast.job_centre), ..Holder::default() };
    let auditor = house.of(&house.grant("revisor", Role::Auditor, holder).await);
    let consultant = house.of(&house.cast.consultant);
    Scene { citizen, letter, lead, consultant, auditor, house }
}

fn written(expected_participants: i64) -> Written {
    Written {
        programme: Code::known("vc2"),
        reference: "26/0001".to_owned(),
        received_on: date(2026, 10, 1),
        period: Period::known(date(2026, 11, 1), Some(date(2028, 10, 31))),
        expected_participants,
    }
}

/// The same person, so many days later.
fn after(n: i64, who: &Context) -> Context {
    later(&who.house, days(n)).context(who.who.clone())
}

impl Scene {
    async fn courses(&self, n: i64) -> now::Courses {
        now::economy(&after(n, &self.lead), None).await.unwrap().shown.unwrap().courses.unwrap()
    }

    fn asked(&self, who: &Context) -> New {
        New { letter: self.letter, as_of: who.today, kind: SettlementKind::OnAccount, corrects: None }
    }
}

#[tokio::test]
async fn a_course_is_followed_from_day_to_day_until_it_earns() {
    engines(|house| async move {
        let s = scene(house).await;
        // 92 days from 23 November make three months; 180 are agreed.
        let soon = soon::of_own(&after(70, &s.consultant)).await.unwrap();
        assert_eq!(soon.len(), 1);
        let next = soon[0].next;
        assert_eq!((soon[0].citizen, soon[0].name.as_str()), (s.citizen, "Karina Bisgaard"));
        assert_eq!((next.aim, next.reached, next.needed, next.spare), (Aim::Minimum, 72, 92, 88));
        assert_eq!((next.on.unwrap().date(), next.amount), (date(2027, 2, 22), Ore::kroner(4500)));

        let c = s.courses(70).await;
        assert_eq!((c.totals.earned, c.totals.participants), (Ore(0), 1));
        assert_eq!((c.forecast.expected, c.forecast.lines), (Ore::kroner(7500), 5));
        assert_eq!((c.forecast.used_up_on, c.forecast.short), (None, 0));
        let c = s.courses(90).await;
        assert_eq!((c.totals.earned, c.earned), (Ore::kroner(4500), (3, 0)));
        assert_eq!(c.totals.total, Ore::kroner(829_500));
        assert_eq!(c.readings.len(), 12);
        assert_eq!(c.readings[0].paid, c.totals.paid);
        assert!(c.readings.iter().all(|r| r.earned >= c.totals.earned), "this course earns least by our reading");
        assert_eq!(s.courses(89).await.totals.earned, Ore(0), "not the day before");

        // Somebody else's consultant sees nothing of it; the lead sees no name.
        let other = after(70, &s.house.of(&s.house.cast.other_consultant));
        assert_eq!(soon::of_own(&other).await.unwrap(), []);
        let shown = format!("{:?}", s.courses(70).await);
        assert!(!shown.contains("Karina") && shown.contains(&c.ahead[0].pseudonym));
        let told = explain::of_pseudonym(&after(90, &s.lead), &c.ahead[0].pseudonym).await.unwrap();
        assert_eq!((told.settled.lines.len(), told.steps.is_empty()), (3, false));
        let (heading, own) = explain::of_citizen(&after(90, &s.consultant), s.citizen).await.unwrap();
        assert_eq!((heading.name.as_str(), own.unwrap().settled.lines.len()), ("Karina Bisgaard", 3));
        assert!(explain::of_citizen(&after(90, &s.lead), s.citizen).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_settlement_is_kept_handed_in_approved_and_corrected_by_another() {
    engines(|house| async move {
        let s = scene(house).await;
        let (lead, auditor) = (after(90, &s.lead), after(90, &s.auditor));
        assert_eq!(
            code(keep::make(&lead, New { as_of: date(2026, 10, 31), ..s.asked(&lead) }).await),
            "as-of-outside as_of"
        );
        assert_eq!(
            code(keep::make(&lead, New { as_of: date(2027, 2, 23), ..s.asked(&lead) }).await),
            "as-of-outside as_of"
        );
        let once = Context { once: Some("k1".to_owned()), ..lead.clone() };
        let id = keep::make(&once, s.asked(&lead)).await.unwrap();
        assert_eq!(keep::make(&once, s.asked(&lead)).await.unwrap(), id, "a double click makes one");
        let kept = keep::one(&lead, id).await.unwrap();
        assert_eq!((kept.row.paid, kept.lines.len(), kept.row.state), (Ore::kroner(4500), 3, SettlementState::Made));
        assert_eq!(kept.row.rulebook.len(), 64);
        assert_eq!(keep::sample(&kept, 7, 2), keep::sample(&kept, 7, 2));

        // The auditor sees it once it is handed in, under a pseudonym, with what it rests on; and locks it.
        assert_eq!(code(keep::one(&auditor, id).await), "not-found");
        assert_eq!(code(keep::step(&lead, id, 1, SettlementStep::Approve, "").await), "settlement-state");
        keep::step(&lead, id, 1, SettlementStep::HandIn, "").await.unwrap();
        assert_eq!(code(keep::step(&lead, id, 2, SettlementStep::Approve, "").await), "not-allowed");
        let seen = keep::one(&auditor, id).await.unwrap();
        assert!(!format!("{seen:?}").contains("Karina"));
        keep::remark(&auditor, id, Some(2), "Hvor er dagsedlerne?").await.unwrap();
        assert_eq!(code(keep::remark(&auditor, id, Some(9), "Findes ikke").await), "not-found");
        assert_eq!(code(keep::remark(&lead, id, None, "  ").await), "missing words");
        let (_, evidence) = explain::of_kept(&auditor, id, &seen.lines[0].pseudonym).await.unwrap();
        assert_eq!(evidence.facts.stays[0].from, FROM);
        assert_eq!(code(keep::step(&auditor, id, 2, SettlementStep::Return, "").await), "reason-missing reason");
        assert_eq!(code(keep::step(&auditor, id, 1, SettlementStep::Approve, "").await), "stale");
        keep::step(&auditor, id, 2, SettlementStep::Approve, "").await.unwrap();
        assert_eq!(code(keep::remark(&auditor, id, None, "For sent").await), "settlement-state");
        assert_eq!(code(keep::step(&lead, id, 3, SettlementStep::Discard, "Fortrudt").await), "settlement-state");

        // What was wrong in the case is corrected there; another settlement names the one it corrects.
        let caseworker = after(100, &s.house.of(&s.house.cast.caseworker));
        let page = benefits::list(&caseworker, s.citizen).await.unwrap();
        let wrong = &page.benefits[0];
        benefits::remove(&caseworker, wrong.id, wrong.version, "Det var en anden borger").await.unwrap();
        let lead = after(100, &s.lead);
        let newer = keep::make(&lead, New { corrects: Some(id), ..s.asked(&lead) }).await.unwrap();
        let kept = keep::one(&lead, newer).await.unwrap();
        let (old, lines) = kept.corrects.unwrap();
        assert_eq!((old.id, lines.len(), kept.row.paid), (id, 3, Ore(0)));
        assert_eq!(keep::one(&lead, id).await.unwrap().corrected_by, Some(newer));
        assert_eq!(keep::one(&lead, id).await.unwrap().row.paid, Ore::kroner(4500), "kept as it was");
        let c = s.courses(100).await;
        let (account, balance) = c.on_account.unwrap();
        assert_eq!((account.id, balance.left), (id, Ore::kroner(-4500)), "too much was paid on account");
        assert_eq!(verify(&s.house.house).await.unwrap(), []);

        // A line that doesn't follow from what is kept is found.
        const CHANGED: Scoped =
            Scoped::new("update settlement_line set paid_ore = 0 where job_centre = $1 and position = $2");
        let mut tx = s.house.house.store.write().await.unwrap();
        tx.run(CHANGED.within(s.house.cast.job_centre, values![1_i64])).await.unwrap();
        tx.commit().await.unwrap();
        let found = verify(&s.house.house).await.unwrap();
        assert_eq!(found.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), ["settlement-not-as-kept"]);
    })
    .await;
}

#[tokio::test]
async fn the_frame_stops_payment_and_says_when() {
    engines(|house| async move {
        let s = scene(house).await;
        // The frame of one is 10 800 kr.; more than that is not paid. A letter read wrongly is corrected.
        let overlapping = letters::register(&s.lead, Written { expected_participants: 2, ..written(2) }).await;
        assert_eq!(code(overlapping), "grant-letter-overlaps from");
        let ahead = Written { received_on: date(2026, 11, 25), ..written(1) };
        assert_eq!(code(letters::correct(&s.lead, s.letter, 1, ahead).await), "not-yet received_on");
        letters::correct(&s.lead, s.letter, 1, written(3)).await.unwrap();
        assert_eq!(code(letters::correct(&s.lead, s.letter, 1, written(4)).await), "stale");
        let c = s.courses(90).await;
        assert_eq!(c.totals.frame, Ore::kroner(32_400));
        letters::correct(&s.lead, s.letter, 2, written(1)).await.unwrap();
        assert_eq!(s.courses(90).await.totals.frame, Ore::kroner(10_800));
    })
    .await;
}

#[tokio::test]
async fn companies_are_paid_by_their_contracts_and_the_file_is_on_the_trail() {
    engines(|house| async move {
        let s = scene(house).await;
        let month = payments::of_month(&s.lead, date(2026, 10, 15)).await.unwrap();
        assert!(month.over && month.month == date(2026, 10, 1));
        let row = &month.rows[0];
        // Three places, 31 days of October.
        assert_eq!((month.rows.len(), row.payment.place_days), (1, 93));
        assert_eq!(row.payment.amount, Ore(row.price.0 * 3));
        assert!(!payments::of_month(&s.lead, s.lead.today).await.unwrap().over);
        assert_eq!(code(payments::of_month(&s.lead, date(1990, 1, 1)).await), "day-out-of-reach month");
        payments::take_out(&s.lead, date(2026, 10, 1)).await.unwrap();
        assert_eq!(code(payments::take_out(&s.consultant, date(2026, 10, 1)).await), "not-allowed");
    })
    .await;
}
