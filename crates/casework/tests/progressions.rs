//! Questions about progression: kept half filled, sent, corrected; who answers for whom, and who reads what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use holdepunkt_casework::{
    Context, House, Rulebook, citizens,
    invariants::verify,
    progressions::{
        answer::{self, Filled},
        evaluation, goals, many, reading,
        rounds::open_and_remind,
    },
    sign_in::Holder,
    store::progressions::{self as rows, RoundRow},
};
use holdepunkt_rules::{
    id::*,
    progression::{AnsweredBy, FormState, Given, Respondent, RoundKind},
    role::Role,
};
use holdepunkt_testkit::{TestHouse, code, days, engines, later};
use jiff::civil::{Date, date};

/// A citizen who began yesterday, a Monday, with everybody around.
pub(super) struct Scene {
    pub house: TestHouse,
    pub citizen: CitizenId,
    pub placement: PlacementId,
    pub consultant: Context,
    pub caseworker: Context,
    pub karina: Context,
    pub jytte: Context,
}

/// The first day.
pub(super) const FROM: Date = date(2026, 11, 23);

pub(super) async fn scene(house: TestHouse) -> Scene {
    let stage = house.stage(1, 3).await;
    let (citizen, placement) = house.placed(&stage, 1, FROM, date(2027, 5, 21)).await;
    let job_centre = Some(house.cast.job_centre);
    let own = Holder { job_centre, citizen: Some(citizen), ..Holder::default() };
    let mentor = Holder { job_centre, mentor: Some(stage.mentor), ..Holder::default() };
    Scene {
        karina: house.of(&house.grant("karina", Role::Citizen, own).await),
        jytte: house.of(&house.grant("jytte", Role::CompanyMentor, mentor).await),
        consultant: house.of(&house.cast.consultant),
        caseworker: house.of(&house.cast.caseworker),
        citizen,
        placement,
        house,
    }
}

/// The same person, so many days later.
pub(super) fn after(n: i64, who: &Context) -> Context {
    later(&who.house, days(n)).context(who.who.clone())
}

impl Scene {
    pub async fn rounds(&self) -> Vec<RoundRow> {
        let mut tx = self.house.house.store.read().await.unwrap();
        rows::of_citizen(&mut tx, self.house.cast.job_centre, self.citizen).await.unwrap()
    }

    /// The zero point, which is opened by the first look.
    pub async fn zero_point(&self) -> RoundId {
        open_and_remind(&self.house.house).await.unwrap();
        self.rounds().await[0].round.id
    }

    async fn forms(&self, round: RoundId) -> Vec<rows::Form> {
        let mut tx = self.house.house.store.read().await.unwrap();
        rows::forms_of_round(&mut tx, self.house.cast.job_centre, round).await.unwrap()
    }
}

/// Answers on the scale, by the questions' identifiers.
fn said(answers: &[(&str, &str)]) -> Vec<Given> {
    let given = |(item, answer): &(&str, &str)| Given {
        item: (*item).to_owned(),
        answer: (*answer).to_owned(),
        ..Given::default()
    };
    answers.iter().map(given).collect()
}

/// Everything that one of the three is asked, with one answer to all of it.
fn whole(respondent: Respondent, short: bool, answer: &str) -> Vec<Given> {
    let rulebook = Rulebook::load().unwrap();
    let q = rulebook.questionnaires_of("410", FROM)[0];
    let given = |item: &holdepunkt_rules::progression::Item| Given {
        item: item.id.clone(),
        answer: if item.kind.on_scale() { answer.to_owned() } else { "no".to_owned() },
        ..Given::default()
    };
    q.asked(respondent, short).map(given).collect()
}

fn kept(given: Vec<Given>, version: i64) -> Filled {
    Filled {
        questionnaire: "progression".to_owned(),
        version,
        how: AnsweredBy::Themselves,
        language: "da".to_owned(),
        given,
        send: false,
    }
}

fn sent(given: Vec<Given>, version: i64) -> Filled {
    Filled { send: true, ..kept(given, version) }
}

/// Sends all of it, each question with the same answer.
pub(super) async fn send_all(who: &Context, round: RoundId, respondent: Respondent, answer: &str) -> String {
    let page = match answer::open(who, round, respondent, None).await {
        Ok(page) => page,
        Err(error) => return code::<()>(Err(error)),
    };
    let how = if page.oneself { AnsweredBy::Themselves } else { AnsweredBy::Together };
    let given = whole(respondent, page.short, answer);
    code(answer::fill(who, round, respondent, Filled { how, ..sent(given, page.version()) }).await)
}

#[tokio::test]
async fn half_filled_form_is_kept_and_sent_when_nothing_lacks() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        let fill = async |filled| code(answer::fill(&s.karina, round, Respondent::Citizen, filled).await);
        let page = answer::open(&s.karina, round, Respondent::Citizen, None).await.unwrap();
        assert_eq!((page.given.len(), page.version(), page.is_sent(), page.oneself), (0, 0, false, true));
        assert_eq!(fill(kept(said(&[("C1", "7"), ("C2", "dont_know")]), 0)).await, "ok");
        let page = answer::open(&s.karina, round, Respondent::Citizen, None).await.unwrap();
        let given: Vec<_> = page.given.iter().map(|g| (g.item.as_str(), g.answer.as_str())).collect();
        assert_eq!((given, page.version()), (vec![("C1", "7"), ("C2", "dont_know")], 2));
        let progress = reading::of_oneself(&s.karina).await.unwrap();
        assert_eq!((progress.rounds.len(), progress.to_answer[0].answered), (0, 2), "nobody reads what is half said");

        // Two telephones at once: whoever is second is told, and nothing of theirs is written.
        assert_eq!(fill(kept(said(&[("C1", "3")]), 0)).await, "stale");
        assert_eq!(fill(kept(said(&[("C1", "11")]), 2)).await, "answer-not-on-scale answer");
        assert_eq!(fill(kept(said(&[("M1", "7")]), 2)).await, "not-on-the-list answer");
        assert_eq!(fill(sent(said(&[("C3", "prefer_not")]), 2)).await, "answers-missing");
        let lacks = answer::fill(&s.karina, round, Respondent::Citizen, sent(Vec::new(), 2)).await.unwrap_err();
        let values = format!("{lacks:?}");
        assert!(values.contains("count: 8"), "what was refused is not kept: {values}");
        let mut all = whole(Respondent::Citizen, false, "6");
        all.retain(|g| !["C1", "C2"].contains(&g.item.as_str()));
        assert_eq!(fill(sent(all, 2)).await, "ok");
        let page = answer::open(&s.karina, round, Respondent::Citizen, None).await.unwrap();
        assert_eq!((page.is_sent(), page.given[0].answer.as_str()), (true, "7"));
        assert!(reading::of_oneself(&s.karina).await.unwrap().to_answer.is_empty());
        assert_eq!(verify(&s.house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn two_who_begin_at_once_are_one_draft() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        let begin = |who: &Context| {
            let who = who.clone();
            async move { code(answer::fill(&who, round, Respondent::Mentor, kept(said(&[("M1", "5")]), 0)).await) }
        };
        let (one, other) = tokio::join!(begin(&s.jytte), begin(&s.jytte));
        let mut answers = [one, other];
        answers.sort();
        assert_eq!(answers, ["ok", "stale"]);
        assert_eq!(s.forms(round).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_is_corrected_by_another_and_kept() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        assert_eq!(send_all(&s.karina, round, Respondent::Citizen, "4").await, "ok");
        let before = s.forms(round).await.remove(0);
        assert_eq!((before.state, before.late, before.sent_on), (FormState::Holds, false, Some(s.house.today())));
        // Weeks after the round's time: what corrects an answer in time is in time.
        let later = after(40, &s.karina);
        let correct = kept(said(&[("C1", "9")]), 0);
        assert_eq!(code(answer::fill(&later, round, Respondent::Citizen, correct).await), "ok");
        let page = answer::open(&s.karina, round, Respondent::Citizen, None).await.unwrap();
        assert_eq!((page.given.len(), page.is_sent()), (11, true), "a correction begins with what holds");
        let said = |g: &Given| match g.item.as_str() {
            "C1" => g.answer == "9",
            "C11" => g.answer.is_empty(),
            _ => g.answer == "4",
        };
        assert!(page.given.iter().all(said), "{:?}", page.given);
        assert_eq!(send_all(&later, round, Respondent::Citizen, "9").await, "ok");
        let forms = s.forms(round).await;
        assert_eq!((forms.len(), forms[0].corrects, forms[0].late), (1, Some(before.id), false));
        let mut tx = s.house.house.store.read().await.unwrap();
        let keys = s.house.house.store.keys();
        let old = rows::answers_of_form(&mut tx, s.house.cast.job_centre, keys, before.id).await.unwrap();
        assert!(old.iter().any(|g| g.answer == "4"), "what was said first stands there");
        drop(tx);
        let progress = reading::of_citizen(&s.consultant, s.citizen).await.unwrap();
        assert_eq!(progress.rounds[0].spoken.len(), 1, "and only what holds is read");

        // Who answers late is late, and so is the correction of it.
        let late = after(40, &s.jytte);
        assert_eq!(send_all(&late, round, Respondent::Mentor, "5").await, "ok");
        assert_eq!(send_all(&late, round, Respondent::Mentor, "6").await, "ok");
        let forms = s.forms(round).await;
        let mentor = forms.iter().find(|f| f.respondent == Respondent::Mentor).unwrap();
        assert!(mentor.late && mentor.corrects.is_some());

        let lines = citizens::find(&s.consultant, s.citizen).await.unwrap().trail;
        let told =
            |deed: &str| lines.iter().filter(|l| l.line.noun == "progression_form" && l.line.deed == deed).count();
        assert_eq!((told("register"), told("correct"), told("advance")), (2, 2, 1));
        assert_eq!(verify(&s.house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn nobody_answers_for_another_and_staff_say_how() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        assert_eq!(send_all(&s.jytte, round, Respondent::Citizen, "5").await, "not-found");
        assert_eq!(send_all(&s.jytte, round, Respondent::Employee, "5").await, "not-found");
        assert_eq!(send_all(&s.karina, round, Respondent::Mentor, "5").await, "not-found");
        let cast = &s.house.cast;
        let job_centre = Some(cast.job_centre);
        let bo = s.house.citizen(2, "Bo Kjær").await;
        let own = Holder { job_centre, citizen: Some(bo), ..Holder::default() };
        let bo = s.house.of(&s.house.grant("bo", Role::Citizen, own).await);
        assert_eq!(send_all(&bo, round, Respondent::Citizen, "5").await, "not-found");
        let other = s.house.stage(2, 1).await;
        let whom = Holder { job_centre, mentor: Some(other.mentor), ..Holder::default() };
        let other = s.house.of(&s.house.grant("mentor2", Role::CompanyMentor, whom).await);
        assert_eq!(send_all(&other, round, Respondent::Mentor, "5").await, "not-found");
        assert_eq!(code(reading::of_citizen(&other, s.citizen).await), "not-found");
        assert_eq!(
            send_all(&s.house.of(&cast.caseworker_elsewhere), round, Respondent::Citizen, "5").await,
            "not-found"
        );
        assert_eq!(
            send_all(&s.house.of(&cast.teammate), round, Respondent::Citizen, "5").await,
            "state-your-reason why"
        );
        assert_eq!(send_all(&s.house.of(&cast.project_lead), round, Respondent::Employee, "5").await, "not-allowed");

        // An employee writes down what the others say, and says how.
        let all = sent(whole(Respondent::Citizen, false, "5"), 0);
        assert_eq!(code(answer::fill(&s.caseworker, round, Respondent::Citizen, all.clone()).await), "missing how");
        let together = Filled { how: AnsweredBy::Together, ..all };
        assert_eq!(code(answer::fill(&s.caseworker, round, Respondent::Citizen, together).await), "ok");
        let paper = Filled { how: AnsweredBy::Paper, ..sent(whole(Respondent::Mentor, false, "5"), 0) };
        assert_eq!(code(answer::fill(&s.consultant, round, Respondent::Mentor, paper).await), "ok");
        // Their own is their own, whatever a form says.
        let own = Filled { how: AnsweredBy::Paper, ..sent(whole(Respondent::Employee, false, "5"), 0) };
        assert_eq!(code(answer::fill(&s.consultant, round, Respondent::Employee, own).await), "ok");
        let how: Vec<_> = s.forms(round).await.iter().map(|f| format!("{} {}", f.respondent, f.how)).collect();
        assert_eq!(how, ["citizen together", "employee themselves", "mentor paper"]);
    })
    .await;
}

#[tokio::test]
async fn known_telephone_opens_ones_own_form_and_nothing_else() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        let phone = Context { known_phone: true, ..s.jytte.clone() };
        assert_eq!(send_all(&phone, round, Respondent::Citizen, "5").await, "not-found");
        assert_eq!(send_all(&phone, round, Respondent::Mentor, "5").await, "ok");
        assert_eq!(code(reading::of_citizen(&phone, s.citizen).await), "not-allowed");
        assert_eq!(code(goals::reach(&phone, s.placement, "x", None).await), "not-allowed");
    })
    .await;
}

#[tokio::test]
async fn mentor_reads_their_own_answers_and_what_was_shared_with_them() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        for (who, respondent) in
            [(&s.karina, Respondent::Citizen), (&s.jytte, Respondent::Mentor), (&s.consultant, Respondent::Employee)]
        {
            assert_eq!(send_all(who, round, respondent, "5").await, "ok");
        }
        let read = async |who: &Context| {
            let progress = reading::of_citizen(who, s.citizen).await.unwrap();
            progress.rounds[0].spoken.iter().map(|f| f.form.respondent.code()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(read(&s.jytte).await, "mentor");
        assert_eq!(code(answer::share(&s.jytte, round, true).await), "not-allowed");
        assert_eq!(
            code(answer::share(&s.consultant, round, true).await),
            "not-allowed",
            "it is the citizen's to decide"
        );
        answer::share(&s.karina, round, true).await.unwrap();
        assert_eq!(read(&s.jytte).await, "citizen mentor");
        answer::share(&s.karina, round, false).await.unwrap();
        assert_eq!(read(&s.jytte).await, "mentor");
        for who in [&s.karina, &s.consultant, &s.caseworker] {
            assert_eq!(read(who).await, "citizen employee mentor");
        }
        assert_eq!(
            code(reading::of_oneself(&s.jytte).await),
            "not-allowed",
            "a mentor has no progression of their own"
        );
    })
    .await;
}

#[tokio::test]
async fn protected_name_is_read_by_those_who_meet_the_citizen_and_by_no_other() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        let citizen = citizens::find(&s.caseworker, s.citizen).await.unwrap().citizen;
        let hidden = citizens::Particulars { protected: true, ..s.house.particulars("Karina Bisgaard") };
        citizens::correct(&s.caseworker, s.citizen, citizen.version, hidden).await.unwrap();
        let name = async |who: &Context, r| answer::open(who, round, r, None).await.unwrap().name;
        assert_eq!(name(&s.jytte, Respondent::Mentor).await, "Karina Bisgaard");
        assert_eq!(name(&s.karina, Respondent::Citizen).await, "Karina Bisgaard");
        let teammate = s.house.of(&s.house.cast.teammate);
        assert_eq!(code(answer::open(&teammate, round, Respondent::Citizen, None).await), "state-your-reason why");
        let teammate = Context { why: Some("Bente er syg".to_owned()), ..teammate };
        assert_eq!(name(&teammate, Respondent::Citizen).await, "");
    })
    .await;
}

#[tokio::test]
async fn goal_is_reached_on_a_day_and_not_after_all() {
    engines(|house| async move {
        let s = scene(house).await;
        let today = s.house.today();
        let reach =
            async |who: &Context, text: &str, on: Option<Date>| code(goals::reach(who, s.placement, text, on).await);
        assert_eq!(
            reach(&s.karina, "Dækker op", Some(today)).await,
            "not-on-the-list goal",
            "there is no agreement yet"
        );
        s.house.agreement_in_force(s.placement).await;
        assert_eq!(reach(&s.karina, "Vander blomster", Some(today)).await, "not-on-the-list goal");
        assert_eq!(reach(&s.karina, "Dækker op", Some(date(2026, 11, 25))).await, "day-out-of-reach reached_on");
        assert_eq!(reach(&s.karina, "Dækker op", Some(date(2026, 11, 22))).await, "day-out-of-reach reached_on");
        assert_eq!(reach(&s.jytte, "Dækker op", Some(FROM)).await, "ok", "whoever sees it happen says so");
        assert_eq!(reach(&s.karina, "Dækker op", Some(today)).await, "ok", "a second time moves the day");
        let standing = async || {
            let goals = reading::of_citizen(&s.consultant, s.citizen).await.unwrap().goals;
            goals.iter().map(|g| (g.goal.text.clone(), g.reached_on)).collect::<Vec<_>>()
        };
        let expected = [("Klarer frokosten alene".to_owned(), None), ("Dækker op".to_owned(), Some(today))];
        assert_eq!(standing().await, expected);
        assert_eq!(reach(&s.consultant, "Dækker op", None).await, "ok");
        assert_eq!(reach(&s.consultant, "Dækker op", None).await, "not-found");
        assert!(standing().await.iter().all(|(_, on)| on.is_none()));
        assert_eq!(reach(&s.house.of(&s.house.cast.caseworker_elsewhere), "Dækker op", Some(today)).await, "not-found");
        assert_eq!(verify(&s.house.house).await.unwrap(), []);
    })
    .await;
}

/// The rulebook's files, for one with a file more.
fn rulebook_files() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    let mut texts = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            if path.is_dir() && name != "cases" {
                folders.push(path);
            } else if name.ends_with(".toml") {
                texts.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    texts
}

/// The same house with another rulebook.
fn with_rulebook(house: &House, more: &[(&str, String)]) -> House {
    let mut texts = rulebook_files();
    texts.extend(more.iter().map(|(name, text)| ((*name).to_owned(), text.clone())));
    let (now, rulebook) = (house.now(), Arc::new(Rulebook::read(&texts).unwrap()));
    House::with_clock(house.store.clone(), rulebook, move || now)
}

const WELL_BEING: &str = r#"
code = "well_being"
version = 1
municipality = "410"
from = "2026-01-01"
name = { da = "Trivsel", en = "Well-being" }
lead = { da = "Et spørgsmål mere.", en = "One question more." }
source = "Holdepunkt: prøve"
[[anchors]]
code = "a"
points = [{ from = 0, until = 0, da = "Slet ikke", en = "Not at all" }, { from = 10, until = 10, da = "Helt", en = "Fully" }]
[[domain]]
code = "well"
da = "Trivsel"
en = "Well-being"
[[item]]
id = "W1"
respondent = "citizen"
domain = "well"
kind = "scale"
anchors = "a"
da = "Jeg har det godt."
en = "I am well."
"#;

#[tokio::test]
async fn job_centre_asks_its_own_questions_beside_ours() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        let own = with_rulebook(&s.house.house, &[("questionnaires/well_being-v1.toml", WELL_BEING.to_owned())]);
        let karina = own.context(s.karina.who.clone());
        let page = answer::open(&karina, round, Respondent::Citizen, None).await.unwrap();
        assert_eq!(
            (page.questionnaire.code.as_str(), page.others),
            ("progression", vec![("well_being".to_owned(), false)])
        );
        let asked = reading::of_oneself(&karina).await.unwrap().to_answer;
        assert_eq!(asked.iter().map(|t| t.questionnaire.as_str()).collect::<Vec<_>>(), ["well_being", "progression"]);
        let theirs = Filled { questionnaire: "well_being".to_owned(), ..sent(said(&[("W1", "8")]), 0) };
        assert_eq!(code(answer::fill(&karina, round, Respondent::Citizen, theirs.clone()).await), "ok");
        assert_eq!(send_all(&karina, round, Respondent::Citizen, "5").await, "ok");
        let read = reading::of_oneself(&karina).await.unwrap().questionnaires;
        assert_eq!(read.iter().map(|(q, _)| q.code.as_str()).collect::<Vec<_>>(), ["progression", "well_being"]);
        // Nobody else is asked it: not the mentor, and not another municipality.
        let jytte = own.context(s.jytte.who.clone());
        let none = answer::fill(&jytte, round, Respondent::Mentor, theirs).await;
        assert_eq!(code(none), "not-found");
        assert_eq!(own.rulebook.questionnaires_of("846", FROM).len(), 1);
        assert_eq!(verify(&own).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn language_that_a_form_was_sent_in_is_kept_with_it() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        let fill = async |who: &Context, respondent, language: &str, filled: Filled| {
            let filled = Filled { language: language.to_owned(), ..filled };
            code(answer::fill(who, round, respondent, filled).await)
        };
        let citizen = Respondent::Citizen;
        assert_eq!(fill(&s.karina, citizen, "ar", kept(said(&[("C1", "7")]), 0)).await, "ok");
        let languages = async || s.forms(round).await.into_iter().map(|f| f.language).collect::<Vec<_>>();
        assert_eq!(languages().await, ["ar"]);
        assert_eq!(fill(&s.karina, citizen, "fa", kept(Vec::new(), 2)).await, "not-on-the-list language");
        assert_eq!(fill(&s.karina, citizen, "en", sent(whole(citizen, false, "5"), 2)).await, "ok");
        assert_eq!(languages().await, ["en"], "begun in one, sent in another");
        // Together with the citizen it can be read in Arabic; the mentor's questions are not there in it.
        let together = Filled { how: AnsweredBy::Together, ..sent(Vec::new(), 0) };
        assert_eq!(fill(&s.consultant, citizen, "ar", together).await, "ok");
        assert_eq!(languages().await, ["ar"]);
        assert_eq!(fill(&s.jytte, Respondent::Mentor, "ar", kept(Vec::new(), 0)).await, "not-on-the-list language");
        assert_eq!(fill(&s.jytte, Respondent::Mentor, "", kept(Vec::new(), 0)).await, "ok", "not noted");
        // What leaves for an evaluation says it of each answer that holds.
        let lead = s.house.of(&s.house.cast.project_lead);
        let found = evaluation::export(&lead, FROM, s.house.today()).await.unwrap();
        assert!(found.rows.len() == 10 && found.rows.iter().all(|r| r.language == "ar"), "{:?}", found.rows);
        assert_eq!(verify(&s.house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn another_version_is_compared_only_where_it_says_so() {
    engines(|house| async move {
        let s = scene(house).await;
        let zero = s.zero_point().await;
        assert_eq!(send_all(&s.karina, zero, Respondent::Citizen, "3").await, "ok");
        // From December on there is a second version: its C1 is the first one's, its C2 is another question.
        let texts = rulebook_files();
        let two = texts["questionnaires/progression-v1.toml"]
            .replace("version = 1", "version = 2")
            .replace("from = \"2013-08-16\"", "from = \"2026-12-01\"")
            .replace("id = \"C1\"\n", "id = \"C1\"\nsame_as = \"progression v1 C1\"\n");
        let own = with_rulebook(&s.house.house, &[("questionnaires/progression-v2.toml", two)]);
        let quarter = later(&own, days(90));
        open_and_remind(&quarter).await.unwrap();
        let round = s.rounds().await.into_iter().find(|r| r.round.kind == RoundKind::Quarter).unwrap().round.id;
        let karina = quarter.context(s.karina.who.clone());
        assert_eq!(send_all(&karina, round, Respondent::Citizen, "6").await, "ok");
        let read = reading::of_oneself(&karina).await.unwrap();
        assert_eq!(read.questionnaires.len(), 1, "the latest version that somebody answered");
        let (q, domains) = &read.questionnaires[0];
        assert_eq!(q.version, 2);
        let points = |id: &str| {
            let line = domains.iter().flat_map(|d| &d.lines).find(|l| l.item.id == id).unwrap();
            line.points.len()
        };
        assert_eq!((points("C1"), points("C2")), (2, 1));
        let lead = quarter.context(s.house.of(&s.house.cast.project_lead).who);
        let many = many::in_job_centre(&lead, &many::Asked::default()).await.unwrap();
        let moved = |root: &str| many.rows.iter().find(|r| r.root == root).and_then(|r| r.moves.n);
        assert_eq!((moved("progression v1 C1"), moved("progression v2 C2")), (Some(1), Some(0)));
    })
    .await;
}
