//! The citizen holds the pen for their own goals.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{agreements, citizens};
use holdepunkt_rules::agreement::{AgreementState, Content, Goal, Part};
use holdepunkt_testkit::{code, engines, goal};

use super::scene;

#[tokio::test]
async fn the_citizen_holds_the_pen_for_their_own_goals() {
    engines(|house| async move {
        let s = scene(house).await;
        let own = |text: &str| vec![Goal { text: text.to_owned(), by_citizen: true, step: false }];
        let write = async |version, goals| agreements::write_own_goals(&s.karina, s.placement, version, goals).await;
        assert_eq!(code(write(0, Vec::new()).await), "missing goals", "nothing is no goal");
        // Before anybody else has written: a draft with what is known, and their words.
        assert_eq!(code(write(0, own("Tør sige fra")).await), "ok");
        let draft = s.page().await.around.open().unwrap().clone();
        assert_eq!(
            (draft.state, draft.content.goals.as_slice()),
            (AgreementState::Draft, own("Tør sige fra").as_slice())
        );
        assert_eq!(draft.content.ladder.len(), 4);
        assert_eq!(code(write(1, own("Tør sige fra")).await), "ok");
        assert_eq!(code(write(0, own("Igen")).await), "agreement-open");
        assert_eq!(code(write(9, own("Igen")).await), "stale");
        let step = vec![Goal { text: "Et skridt".to_owned(), by_citizen: true, step: true }];
        assert_eq!(code(write(2, step).await), "step-without-goal goals");
        // The job centre writes around them; theirs change theirs alone.
        let content = Content {
            goals: [vec![goal("Klarer frokosten", false)], own("Tør sige fra")].concat(),
            ..s.content().await
        };
        s.write(content).await.unwrap();
        assert_eq!(code(write(3, own("Tør sige til")).await), "ok");
        let goals = s.page().await.around.open().unwrap().content.goals.clone();
        assert_eq!(goals, [vec![goal("Klarer frokosten", false)], own("Tør sige til")].concat());
        s.send().await.unwrap();
        assert_eq!(code(write(5, own("For sent")).await), "agreement-state");
        let read = s.open().await;
        for who in [&s.karina, &s.jytte, &s.consultant] {
            agreements::sign(who, s.placement, read).await.unwrap();
        }
        // Beside what is in force: a new draft, which nobody is asked to sign before it is sent.
        assert_eq!(code(write(0, own("Vil have en nøgle")).await), "ok");
        assert_eq!(s.states().await, "in_force draft");
        assert_eq!(s.page().await.changes, [Part::Goals]);
        let lines = citizens::find(&s.consultant, s.citizen).await.unwrap().trail;
        assert!(lines.iter().any(|l| l.line.noun == "agreement_goals" && l.who == "karina"));
    })
    .await;
}
