//! Rounds of questions, the three respondents' forms, and their answers.

mod answers;
mod forms;
mod rounds;

pub use answers::{AnswerRow, answers_of_citizen, answers_of_form, clear_answer, each_answer, put_answer};
pub use forms::{
    Form, SentForm, answered, forms_of_citizen, forms_of_round, has_sent, insert_form, replace_form, sent_between,
    update_form,
};
pub use rounds::{
    RoundFacts, RoundOf, RoundRow, between, find_round, held, in_course, insert_round, of_citizen, remove_unanswered,
    set_facts, share,
};

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    rounds::INSERT_ROUND.text(),
    rounds::SET_FACTS.text(),
    rounds::FIND_ROUND.text(),
    rounds::OF_CITIZEN.text(),
    rounds::SHARE.text(),
    rounds::BETWEEN.text(),
    rounds::RUNNING.text(),
    rounds::REMOVE_LINKS.text(),
    rounds::REMOVE_UNANSWERED.text(),
    rounds::HELD.text(),
    forms::SENT_BETWEEN.text(),
    forms::INSERT_FORM.text(),
    forms::UPDATE_FORM.text(),
    forms::REPLACE_FORM.text(),
    forms::FORMS_OF_ROUND.text(),
    forms::FORMS_OF_CITIZEN.text(),
    forms::HAS_SENT.text(),
    forms::ANSWERED.text(),
    answers::ANSWERS_OF_FORM.text(),
    answers::ANSWERS_OF_CITIZEN.text(),
    answers::CLEAR_ANSWER.text(),
    answers::INSERT_ANSWER.text(),
    answers::EACH_ANSWER.text(),
];
