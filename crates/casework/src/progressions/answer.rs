//! Answering: a half-filled form is kept, a form that was sent is corrected by another, and nobody answers for
//! somebody else without saying how.

use holdepunkt_rules::{
    Refusal,
    id::*,
    progression::{AnsweredBy, FormState, Given, Questionnaire, Respondent, given, round::in_time, translation},
    role::Role,
};
use holdepunkt_store::{citizens, progressions as rows};

use super::{Form, RoundRow, asked_of, enter, respondent_of, rhythm, rounds, unanswered};
use crate::{
    Action, Context, Error, Who, Work,
    citizens::{Helper, PlacedAt, helper, placed_at, sees_protected},
    context::Deed,
    signals::look_again,
};

/// A form as whoever fills it in sees it.
#[derive(Debug, Clone)]
pub struct FormPage {
    /// The round.
    pub row: RoundRow,
    /// The placement with its place and mentor.
    pub placed: PlacedAt,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// Who answers.
    pub respondent: Respondent,
    /// Does the reader answer for themselves?
    pub oneself: bool,
    /// The questionnaire.
    pub questionnaire: Questionnaire,
    /// Others that are asked of the same person in the same round: code, and whether it is sent.
    pub others: Vec<(String, bool)>,
    /// Only the questions of the short form?
    pub short: bool,
    /// What was answered so far.
    pub given: Vec<Given>,
    /// The draft, else the form that was sent.
    pub form: Option<Form>,
    /// Who follows up in the job centre, and sees the answers.
    pub consultant: Option<Helper>,
    /// The coordinating caseworker, who sees them too.
    pub caseworker: Option<Helper>,
}

impl FormPage {
    /// Was a form sent that holds?
    #[must_use]
    pub fn is_sent(&self) -> bool {
        self.form.as_ref().is_some_and(|f| f.state == FormState::Holds || f.corrects.is_some())
    }

    /// The version that a form to keep says it knew; 0 where nothing is kept.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.form.as_ref().filter(|f| f.state == FormState::Draft).map_or(0, |f| f.version)
    }
}

/// May somebody fill in this one's form? Staff may each of them, together or from paper; the others their own alone.
fn allowed(work: &Work, respondent: Respondent) -> Result<bool, Error> {
    let Who::Person(me) = &work.context.who else { return Ok(false) };
    let own = respondent_of(me.role) == Some(respondent);
    match me.role {
        _ if own => Ok(true),
        Role::JobConsultant | Role::Caseworker => Ok(false),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// A round's form on a questionnaire: the one that was named, or the first that is asked.
async fn form_of(
    work: &mut Work,
    row: &RoundRow,
    respondent: Respondent,
    code: Option<&str>,
) -> Result<(Questionnaire, Vec<Form>, Vec<(String, bool)>), Error> {
    let house = work.context.house.clone();
    let mut all = asked_of(&house.rulebook, &mut work.tx, work.scope, &row.round, respondent).await?;
    let forms = rows::forms_of_round(&mut work.tx, work.scope, row.round.id).await?;
    let forms: Vec<Form> = forms.into_iter().filter(|f| f.respondent == respondent).collect();
    let at = match code {
        Some(code) => all.iter().position(|q| q.code == code),
        None => (!all.is_empty()).then_some(0),
    };
    let questionnaire = all.remove(at.ok_or(Refusal::NotFound)?);
    let sent = |q: &Questionnaire| forms.iter().any(|f| f.questionnaire == q.code && f.state == FormState::Holds);
    let others = all.iter().map(|q| (q.code.clone(), sent(q))).collect();
    let mut of = forms;
    of.retain(|f| f.questionnaire == questionnaire.code);
    Ok((questionnaire, of, others))
}

/// As whom a form is opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Behind {
    /// As which of the three.
    pub respondent: Respondent,
    /// For themselves?
    pub oneself: bool,
    /// May they read the citizen's name where it is protected?
    pub own_name: bool,
}

/// Opens a form to fill in.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn open(
    context: &Context,
    id: RoundId,
    respondent: Respondent,
    code: Option<&str>,
) -> Result<FormPage, Error> {
    let mut work = context.begin(Action::AnswerQuestions).await?;
    let row = enter(&mut work, id).await?;
    let oneself = allowed(&work, respondent)?;
    let relation = work.relation(row.round.citizen).await?;
    let own_name = sees_protected(work.reach, &relation);
    open_in(work, row, Behind { respondent, oneself, own_name }, code).await
}

/// Opens a form for somebody who was let in to it.
pub(crate) async fn open_in(
    mut work: Work,
    row: RoundRow,
    behind: Behind,
    code: Option<&str>,
) -> Result<FormPage, Error> {
    let Behind { respondent, oneself, own_name } = behind;
    let (scope, keys) = (work.scope, work.context.house.store.keys().clone());
    let (questionnaire, forms, others) = form_of(&mut work, &row, respondent, code).await?;
    let draft = forms.iter().find(|f| f.state == FormState::Draft).or(forms.first()).cloned();
    let given = match &draft {
        Some(form) => rows::answers_of_form(&mut work.tx, scope, &keys, form.id).await?,
        None => Vec::new(),
    };
    let citizen = citizens::find(&mut work.tx, scope, row.round.citizen).await?.ok_or(Refusal::NotFound)?;
    let placement = holdepunkt_store::placements::find(&mut work.tx, scope, row.round.placement).await?;
    let (placed, centre) = placed_at(&mut work, placement.ok_or(Refusal::NotFound)?).await?;
    let page = FormPage {
        short: row.round.kind.is_short(),
        name: if citizen.protected && !own_name { String::new() } else { citizen.name },
        consultant: helper(&mut work, citizen.consultant.or(Some(centre.fixed_contact))).await?,
        caseworker: helper(&mut work, Some(citizen.caseworker)).await?,
        form: draft,
        placed,
        respondent,
        oneself,
        questionnaire,
        others,
        given,
        row,
    };
    work.done(Deed::Read, "progression_form", page.row.round.id, Some(page.row.round.citizen)).await?;
    Ok(page)
}

/// What somebody fills in.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The questionnaire.
    pub questionnaire: String,
    /// The version of the draft that they saw; 0 where nothing was kept.
    pub version: i64,
    /// How: of somebody else's form it is together or from paper.
    pub how: AnsweredBy,
    /// The tag of the language in which they meet the questions; empty when it is not known.
    pub language: String,
    /// What they say. What is not among it stays as it was kept.
    pub given: Vec<Given>,
    /// Is that all, or is it kept for later?
    pub send: bool,
}

/// Is a form there in a language: not noted, one of the two that it stands in, or a translation that is whole for
/// whoever answers?
fn is_in(context: &Context, of: &Questionnaire, respondent: Respondent, language: &str) -> bool {
    let mut others = context.house.rulebook.translations_for(of, respondent);
    language.is_empty() || translation::OWN.contains(&language) || others.any(|t| t.language == language)
}

/// Keeps a form, or sends it. Sending one where one was sent before corrects it.
///
/// # Errors
/// [`Refusal::AnswersMissing`] when something lacks an answer; as [`given::accept_given`]; [`Refusal::NotOnTheList`]
/// for a question that is not asked, or a language that it is not asked in; [`Refusal::Stale`] when the form was kept
/// from another place meanwhile; [`Refusal::NotFound`].
pub async fn fill(context: &Context, id: RoundId, respondent: Respondent, filled: Filled) -> Result<(), Error> {
    let mut work = context.begin(Action::AnswerQuestions).await?;
    let row = enter(&mut work, id).await?;
    let oneself = allowed(&work, respondent)?;
    fill_in(work, row, Behind { respondent, oneself, own_name: false }, filled).await
}

/// Keeps or sends a form of somebody who was let in to it.
pub(crate) async fn fill_in(mut work: Work, row: RoundRow, behind: Behind, filled: Filled) -> Result<(), Error> {
    let Behind { respondent, oneself, .. } = behind;
    let context = work.context.clone();
    let (id, scope, keys, today) = (row.round.id, work.scope, context.house.store.keys().clone(), context.today);
    let how = match (oneself, filled.how) {
        (true, _) => AnsweredBy::Themselves,
        (false, AnsweredBy::Themselves) => return Err(Refusal::Missing.on("how").into()),
        (false, how) => how,
    };
    let (questionnaire, forms, _) = form_of(&mut work, &row, respondent, Some(&filled.questionnaire)).await?;
    if !is_in(&context, &questionnaire, respondent, &filled.language) {
        return Err(Refusal::NotOnTheList.on("language").into());
    }
    let short = row.round.kind.is_short();
    let sent = forms.iter().find(|f| f.state == FormState::Holds).cloned();
    let draft = forms.into_iter().find(|f| f.state == FormState::Draft);
    if draft.as_ref().map_or(0, |f| f.version) != filled.version {
        return Err(Refusal::Stale.into());
    }
    let account = context.who.person().map(|g| g.account);
    let form = match draft {
        Some(form) => form,
        None => {
            let form = Form {
                id: ProgressionFormId::fresh(),
                round: id,
                respondent,
                questionnaire: questionnaire.code.clone(),
                questionnaire_version: questionnaire.version,
                how,
                language: filled.language.clone(),
                state: FormState::Draft,
                account,
                begun_at: context.now,
                sent_on: None,
                late: false,
                corrects: sent.as_ref().map(|f| f.id),
                version: 1,
            };
            rows::insert_form(&mut work.tx, scope, &form).await?;
            // What corrects begins with what was said, so that one answer can be mended without the others.
            if let Some(before) = &sent {
                for said in rows::answers_of_form(&mut work.tx, scope, &keys, before.id).await? {
                    rows::put_answer(&mut work.tx, scope, &keys, form.id, &said).await?;
                }
            }
            form
        }
    };
    for given in filled.given {
        let item = questionnaire.asked(respondent, short).find(|i| i.id == given.item);
        let item = item.ok_or_else(|| Refusal::NotOnTheList.on("answer"))?;
        rows::put_answer(&mut work.tx, scope, &keys, form.id, &given::accept_given(item, given)?).await?;
    }
    let mut after = Form { how, account, language: filled.language, ..form };
    if filled.send {
        let given = rows::answers_of_form(&mut work.tx, scope, &keys, after.id).await?;
        let lacks = given::missing(&questionnaire, respondent, short, &given).len();
        if lacks > 0 {
            return Err(Refusal::AnswersMissing { count: i64::try_from(lacks).unwrap_or(i64::MAX) }.into());
        }
        if let Some(before) = &sent {
            rows::replace_form(&mut work.tx, scope, before.id).await?;
        }
        // What corrects an answer in time is in time: late is who answered late.
        let in_time = in_time(row.round.on, today, &rhythm(&context)?);
        let late = !in_time && sent.as_ref().is_none_or(|s| s.late);
        after = Form { state: FormState::Holds, sent_on: Some(today), late, ..after };
    }
    if !rows::update_form(&mut work.tx, scope, &after).await? {
        return Err(Refusal::Stale.into());
    }
    let citizen = row.round.citizen;
    if !filled.send {
        return work.done(Deed::Advance, "progression_form", id, Some(citizen)).await;
    }
    refresh(&mut work, &row).await?;
    super::many::recount(&mut work, citizen).await?;
    look_again(&mut work, citizen).await?;
    let deed = if sent.is_some() { Deed::Correct } else { Deed::Register };
    work.done(deed, "progression_form", id, Some(citizen)).await
}

/// The facts of a round's day are taken again while its answers come in: attendance is registered late, too.
async fn refresh(work: &mut Work, row: &RoundRow) -> Result<(), Error> {
    let scope = work.scope;
    let placement = holdepunkt_store::placements::find(&mut work.tx, scope, row.round.placement).await?;
    let facts = rounds::facts(work, &placement.ok_or(Refusal::NotFound)?, row.round.on).await?;
    Ok(rows::set_facts(&mut work.tx, scope, row.round.id, &facts).await?)
}

/// Lets the mentor see one's own answers of a round, or no longer.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn share(context: &Context, id: RoundId, shared: bool) -> Result<(), Error> {
    let mut work = context.begin(Action::ShareAnswers).await?;
    let row = enter(&mut work, id).await?;
    rows::share(&mut work.tx, work.scope, id, shared).await?;
    let deed = if shared { Deed::Advance } else { Deed::Withdraw };
    work.done(deed, "progression_share", id, Some(row.round.citizen)).await
}

/// Something that somebody is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToAnswer {
    /// The round.
    pub row: RoundRow,
    /// The questionnaire's code.
    pub questionnaire: String,
    /// How many questions.
    pub questions: usize,
    /// How many of them are answered in the draft.
    pub answered: usize,
}

/// What a citizen or a mentor is asked just now: rounds of the last weeks that they have not answered.
///
/// # Errors
/// The database's.
pub(crate) async fn to_answer(
    work: &mut Work,
    citizen: CitizenId,
    respondent: Respondent,
    placement: Option<PlacementId>,
) -> Result<Vec<ToAnswer>, Error> {
    let (scope, rhythm) = (work.scope, rhythm(&work.context)?);
    let since = holdepunkt_rules::period::plus_days(work.today(), -rhythm.quarter_days);
    let mut list = Vec::new();
    for row in rows::of_citizen(&mut work.tx, scope, citizen).await? {
        let here = placement.is_none_or(|p| p == row.round.placement);
        if !here || row.round.on < since || !row.round.kind.asks().contains(&respondent) {
            continue;
        }
        let house = work.context.house.clone();
        let forms = rows::forms_of_round(&mut work.tx, scope, row.round.id).await?;
        for q in unanswered(&house.rulebook, &mut work.tx, scope, &row.round, respondent).await? {
            let of = |f: &&Form| f.respondent == respondent && f.questionnaire == q.code;
            let keys = work.context.house.store.keys().clone();
            let answered = match forms.iter().find(of) {
                Some(draft) => rows::answers_of_form(&mut work.tx, scope, &keys, draft.id).await?.len(),
                None => 0,
            };
            let questions = q.asked(respondent, row.round.kind.is_short()).count();
            list.push(ToAnswer { row: row.clone(), questionnaire: q.code.clone(), questions, answered });
        }
    }
    list.reverse();
    Ok(list)
}
