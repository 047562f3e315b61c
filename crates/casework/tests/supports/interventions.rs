//! An intervention from the need to its end, what is refused, and the days from one step to the next.

use holdepunkt_casework::{
    Context,
    interventions::{self, NewIntervention},
    invariants::verify,
};
use holdepunkt_rules::{
    agreement::Times,
    codes::Code,
    intervention::{InterventionState, InterventionStep, Stretch},
    period::plus_days,
};
use holdepunkt_testkit::{code, engines};
use jiff::civil::date;

use super::{WHY, need, referred, support, taken, trail_of};

#[tokio::test]
async fn intervention_goes_from_need_to_its_end_and_every_step_is_timed() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let twice = Context { once: Some("k1".to_owned()), ..own.clone() };
        let id = interventions::register(&twice, karina, need(&house)).await.unwrap();
        assert_eq!(interventions::register(&twice, karina, need(&house)).await.unwrap(), id, "a double click");
        let go = async |version, step| code(interventions::step(&own, id, version, step).await);
        let early = taken(InterventionStep::Start, date(2026, 11, 9), "");
        assert_eq!(go(1, early.clone()).await, "intervention-state");
        assert_eq!(go(1, taken(InterventionStep::Refer, date(2026, 11, 1), "")).await, "day-out-of-reach on");
        assert_eq!(go(1, taken(InterventionStep::Refer, date(2026, 11, 25), "")).await, "day-out-of-reach on");
        assert_eq!(go(1, taken(InterventionStep::Decline, date(2026, 11, 9), " ")).await, "reason-missing why");
        assert_eq!(go(1, taken(InterventionStep::Refer, date(2026, 11, 5), "")).await, "ok");
        assert_eq!(go(1, early.clone()).await, "stale");
        assert_eq!(go(2, taken(InterventionStep::Start, date(2026, 11, 19), "")).await, "ok");
        let seen = support(&own, karina).await.interventions.remove(0);
        assert_eq!(seen.days, [(Stretch::ToReferral, 3), (Stretch::ToStart, 14), (Stretch::NeedToStart, 17)]);
        assert_eq!(seen.times.len(), 1);
        let (_, now) = interventions::find(&own, id).await.unwrap();
        let changed =
            NewIntervention { provider: "Rådgivningen".to_owned(), needed_on: date(2026, 11, 4), ..need(&house) };
        assert_eq!(code(interventions::correct(&own, id, 2, changed.clone()).await), "stale");
        let late = NewIntervention { needed_on: date(2026, 11, 6), ..changed.clone() };
        assert_eq!(code(interventions::correct(&own, id, now.version, late).await), "day-out-of-reach referred_on");
        let nobody = NewIntervention { owner: house.cast.consultant.employee.unwrap(), ..changed.clone() };
        assert_eq!(code(interventions::correct(&own, id, now.version, nobody).await), "not-on-the-list owner");
        assert_eq!(code(interventions::correct(&own, id, now.version, changed).await), "ok");
        assert_eq!(go(now.version + 1, taken(InterventionStep::End, date(2026, 11, 24), WHY)).await, "ok");
        let over = support(&own, karina).await.interventions.remove(0);
        assert_eq!((over.state, over.ended_on), (InterventionState::Ended, Some(date(2026, 11, 24))));
        assert!(over.times.is_empty(), "what is over is in no week");
        assert_eq!(over.content.unwrap().why_ended, WHY);
        let lines = trail_of(&house, karina).await;
        for line in ["register intervention", "advance intervention", "correct intervention", "close intervention"] {
            assert!(lines.contains(&line.to_owned()), "{line}: {lines:?}");
        }
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn intervention_is_refused_where_it_can_not_be() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let check = async |new| code(interventions::register(&own, karina, new).await);
        let good = need(&house);
        let day = |n| Some(date(2026, 11, n));
        let at = |weekday, from, until| Times { weekday, from, until };
        assert_eq!(check(NewIntervention { kind: Code::known("magic"), ..good.clone() }).await, "not-on-the-list kind");
        assert_eq!(
            check(NewIntervention { needed_on: date(2026, 11, 25), ..good.clone() }).await,
            "day-out-of-reach needed_on"
        );
        assert_eq!(check(NewIntervention { started_on: day(9), ..good.clone() }).await, "missing referred_on");
        let nobody = NewIntervention { provider: String::new(), referred_on: day(9), ..good.clone() };
        assert_eq!(check(nobody).await, "missing provider");
        let turned = vec![at(2, 660, 600)];
        assert_eq!(check(NewIntervention { times: turned, ..good.clone() }).await, "times-turned-around times");
        let double = vec![at(2, 600, 660), at(2, 630, 700)];
        assert_eq!(check(NewIntervention { times: double, ..good.clone() }).await, "week-overlaps times");
        let others = [
            (&house.cast.consultant, "not-allowed"),
            (&house.cast.project_lead, "not-allowed"),
            (&house.cast.teammate, "state-your-reason why"),
            (&house.cast.caseworker_elsewhere, "not-found"),
        ];
        for (who, expected) in others {
            assert_eq!(code(interventions::register(&house.of(who), karina, good.clone()).await), expected);
        }
        let why = Context { why: Some("Mette er syg i dag".to_owned()), ..house.of(&house.cast.teammate) };
        assert_eq!(code(interventions::register(&why, karina, good).await), "ok");
    })
    .await;
}

#[tokio::test]
async fn days_from_need_to_start_are_figures_of_five_or_more() {
    engines(|house| async move {
        let (own, lead) = (house.of(&house.cast.caseworker), house.of(&house.cast.project_lead));
        let karina = house.citizen(1, "Karina Bisgaard").await;
        let begun = |kind: &str, days: i64| NewIntervention {
            kind: Code::known(kind),
            needed_on: plus_days(house.today(), -60),
            referred_on: Some(plus_days(house.today(), -59)),
            started_on: Some(plus_days(house.today(), -60 + days)),
            ..need(&house)
        };
        let times = async || interventions::times(&lead).await.unwrap();
        for days in [10, 20, 30, 40] {
            interventions::register(&own, karina, begun("debt", days)).await.unwrap();
        }
        let few = times().await;
        assert_eq!((few.n, few.kinds.len()), (None, 0), "four are too few to be told");
        assert!(few.stretches.iter().all(|s| s.median.is_none() && s.n.is_none()));
        interventions::register(&own, karina, begun("debt", 50)).await.unwrap();
        interventions::register(&own, karina, begun("housing", 3)).await.unwrap();
        let told = times().await;
        assert_eq!(told.n, Some(6));
        assert_eq!(told.stretches[2].median.map(|m| (m.n, m.half_days)), Some((6, 50)));
        let kinds: Vec<(&str, i64)> = told.kinds.iter().map(|(k, m)| (k.as_str(), m.half_days)).collect();
        assert_eq!(kinds, [("debt", 60)], "one with help for housing stays hidden");
        assert_eq!(code(interventions::times(&own).await), "not-allowed");
    })
    .await;
}
