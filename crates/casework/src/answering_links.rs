//! Answering behind a personal link ([`crate::personal_links`]): for a citizen or a mentor who doesn't sign in. It
//! belongs to one round, one of the three and one person, and works until everything that they are asked is sent.

use holdepunkt_rules::{
    Refusal,
    id::*,
    message::{Channel, MessageKind, Receiver},
    progression::{Questionnaire, Respondent},
};
use holdepunkt_store::{
    Tx, accounts, citizens, mentors, messages as outbox,
    personal_links::{self as rows, PersonalLink},
    placements, progressions as rounds,
};
use jiff::Timestamp;

use crate::{
    Action, Context, Error, House, Work,
    citizens::{admit, sees_protected},
    context::Deed,
    messages::{NewMessage, queue_by},
    personal_links::{self, LeadsTo, Opened, again, behind, is_confidential, is_open, made_today, message, passed},
    progressions::{
        RoundRow,
        answer::{Behind, Filled, FormPage, fill_in, open_in},
        unanswered,
    },
};

/// Who answers behind a link as one of the three: the citizen, or the mentor of the round's placement.
async fn person(tx: &mut Tx, row: &RoundRow, scope: JobCentreId, respondent: Respondent) -> Result<Receiver, Error> {
    match respondent {
        Respondent::Citizen => Ok(Receiver::Citizen(row.round.citizen)),
        Respondent::Mentor => {
            let placement = placements::find(tx, scope, row.round.placement).await?.ok_or(Refusal::NotFound)?;
            Ok(Receiver::Mentor(placement.mentor))
        }
        Respondent::Employee => Err(Refusal::NotAllowed.into()),
    }
}

/// What a round still waits for of this person; nothing of another mentor, or of a citizen who moved on.
async fn waiting(
    house: &House,
    tx: &mut Tx,
    scope: JobCentreId,
    row: &RoundRow,
    respondent: Respondent,
    who: Receiver,
) -> Result<Vec<Questionnaire>, Error> {
    let here = citizens::people(tx, scope, row.round.citizen).await?;
    let here = here.is_some_and(|c| c.merged_into.is_none() && c.moved_on.is_none());
    if !here || person(tx, row, scope, respondent).await? != who {
        return Ok(Vec::new());
    }
    unanswered(&house.rulebook, tx, scope, &row.round, respondent).await
}

/// Does what a link leads to still wait for its person?
pub(crate) async fn waits_for(
    house: &House,
    tx: &mut Tx,
    scope: JobCentreId,
    round: RoundId,
    respondent: Respondent,
    who: Receiver,
) -> Result<bool, Error> {
    let Some(row) = rounds::find_round(tx, scope, round).await? else { return Ok(false) };
    Ok(!waiting(house, tx, scope, &row, respondent, who).await?.is_empty())
}

/// Can somebody sign in? Then a message leads them to their own pages, and not to a link.
async fn signs_in(work: &mut Work, person: Receiver) -> Result<bool, Error> {
    let (citizen, mentor) = match person {
        Receiver::Citizen(id) => (Some(id), None),
        Receiver::Mentor(id) => (None, Some(id)),
        Receiver::Contact(_) | Receiver::Employee(_) => return Ok(true),
    };
    let today = work.today();
    Ok(accounts::signs_in(&mut work.tx, work.scope, citizen, mentor, today).await?)
}

/// What tells somebody that there are questions for them: it leads to their own pages where they can sign in, and else
/// behind a personal link, which is made with it.
pub(crate) async fn telling(
    work: &mut Work,
    round: RoundId,
    respondent: Respondent,
    person: Receiver,
    once: String,
) -> Result<NewMessage, Error> {
    if signs_in(work, person).await? {
        let values = vec![("path", format!("/rounds/{round}/{respondent}"))];
        return Ok(NewMessage {
            kind: MessageKind::Questions,
            receiver: person,
            once,
            urgent: false,
            not_before: None,
            values,
        });
    }
    let (link, path) = personal_links::make(work, LeadsTo::Round(round, respondent), person).await?;
    let told = message(&work.context.house, MessageKind::QuestionsLink, &link, path, false);
    Ok(NewMessage { once, ..told })
}

/// A link in place of one that no longer works. None where nothing waits, or where one was made today.
pub(crate) async fn anew(
    work: &mut Work,
    round: RoundId,
    respondent: Respondent,
) -> Result<Option<(PersonalLink, String)>, Error> {
    let (house, scope, to) = (work.context.house.clone(), work.scope, LeadsTo::Round(round, respondent));
    let Some(row) = rounds::find_round(&mut work.tx, scope, round).await? else { return Ok(None) };
    let person = person(&mut work.tx, &row, scope, respondent).await?;
    let waiting = waiting(&house, &mut work.tx, scope, &row, respondent, person).await?;
    if waiting.is_empty() || made_today(work, to).await? {
        return Ok(None);
    }
    personal_links::make(work, to, person).await.map(Some)
}

/// Lets one of the job centre's people in to a round that somebody has not answered.
async fn staff(context: &Context, round: RoundId, respondent: Respondent) -> Result<(Work, RoundRow, Receiver), Error> {
    let mut work = context.begin(Action::SendAnsweringLink).await?;
    let scope = work.scope;
    let row = rounds::find_round(&mut work.tx, scope, round).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, row.round.citizen).await?;
    let person = person(&mut work.tx, &row, scope, respondent).await?;
    if waiting(&context.house, &mut work.tx, scope, &row, respondent, person).await?.is_empty() {
        return Err(Refusal::NothingToAnswer.into());
    }
    Ok((work, row, person))
}

/// Sends somebody a personal link to a round's questions, by the way that was chosen. Says by which it goes.
///
/// # Errors
/// [`Refusal::NothingToAnswer`] when they have answered; [`Refusal::NoWayToReach`]; [`Refusal::NotAllowed`] for an
/// employee, who answers at their own desk; [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn send(
    context: &Context,
    round: RoundId,
    respondent: Respondent,
    by: Option<Channel>,
) -> Result<Option<Channel>, Error> {
    let (mut work, row, person) = staff(context, round, respondent).await?;
    if work.made_before(PersonalLinkId::parse).await?.is_some() {
        return Ok(None);
    }
    let (link, path) = personal_links::make(&mut work, LeadsTo::Round(round, respondent), person).await?;
    let message = message(&context.house, MessageKind::QuestionsLink, &link, path, false);
    let went = queue_by(&mut work, message, by).await?;
    if went.is_none() || by.is_some_and(|by| went != Some(by)) {
        return Err(Refusal::NoWayToReach.into());
    }
    work.made("answering_link", link.id, Some(row.round.citizen)).await?;
    Ok(went)
}

/// Makes a new code for somebody's latest link, to be read out to them on the telephone. It is shown once.
///
/// # Errors
/// [`Refusal::LinkClosed`] when there is no link that works; as [`send`].
pub async fn read_out(context: &Context, round: RoundId, respondent: Respondent) -> Result<String, Error> {
    let (mut work, row, _) = staff(context, round, respondent).await?;
    let link = rows::latest(&mut work.tx, work.scope, LeadsTo::Round(round, respondent)).await?;
    let (link, code) = again(&mut work, link).await?;
    work.done(Deed::Read, "answering_code", link.id, Some(row.round.citizen)).await?;
    Ok(code)
}

/// What lies behind an opened link.
#[derive(Debug)]
pub enum Asked {
    /// Questions.
    Form(Box<FormPage>),
    /// Everything is sent.
    Thanks,
}

fn to_answer(link: &PersonalLink) -> Result<(RoundId, Respondent), Error> {
    match link.leads_to {
        LeadsTo::Round(round, respondent) => Ok((round, respondent)),
        LeadsTo::Agreement(..) => Err(Refusal::NotFound.into()),
    }
}

/// The form behind a link that was opened, on the questionnaire that was named or the first that waits.
///
/// # Errors
/// [`Refusal::NotFound`] behind a link that leads elsewhere, or whose person is no longer asked; the database's.
pub async fn open(house: &House, opened: &Opened, code: Option<&str>) -> Result<Asked, Error> {
    let link = opened.link();
    let (round, respondent) = to_answer(link)?;
    let mut work = behind(house, link.job_centre).begin(Action::AnswerQuestions).await?;
    let scope = work.scope;
    let row = rounds::find_round(&mut work.tx, scope, round).await?.ok_or(Refusal::NotFound)?;
    if person(&mut work.tx, &row, scope, respondent).await? != link.person {
        return Err(Refusal::NotFound.into());
    }
    let waiting = unanswered(&house.rulebook, &mut work.tx, scope, &row.round, respondent).await?;
    let Some(first) = waiting.first().map(|q| q.code.clone()) else { return Ok(Asked::Thanks) };
    let code = code.filter(|code| waiting.iter().any(|q| q.code == **code)).map_or(first, ToOwned::to_owned);
    let page = open_in(
        work,
        row,
        Behind { respondent, oneself: true, own_name: respondent == Respondent::Citizen },
        Some(&code),
    );
    Ok(Asked::Form(Box::new(page.await?)))
}

/// Keeps or sends what was answered behind a link. With the last form the link is used.
///
/// # Errors
/// [`Refusal::PassOver`]; [`Refusal::ConfidentialityFirst`]; as [`crate::progressions::answer::fill`].
pub async fn fill(house: &House, token: &str, pass: Option<&str>, filled: Filled) -> Result<(), Error> {
    let (mut work, link) = passed(house, token, pass, Action::AnswerQuestions).await?;
    let (round, respondent) = to_answer(&link)?;
    if !is_confidential(&mut work.tx, &link).await? {
        return Err(Refusal::ConfidentialityFirst.into());
    }
    let scope = work.scope;
    // What was sent behind a link is mended at the desk, or together: a link that was passed on must not undo it.
    let row = rounds::find_round(&mut work.tx, scope, round).await?.ok_or(Refusal::NotFound)?;
    let waiting = waiting(house, &mut work.tx, scope, &row, respondent, link.person).await?;
    if !waiting.iter().any(|q| q.code == filled.questionnaire) {
        return Err(Refusal::NothingToAnswer.into());
    }
    if filled.send && waiting.len() == 1 {
        rows::used(&mut work.tx, scope, link.id, house.now()).await?;
    }
    fill_in(work, row, Behind { respondent, oneself: true, own_name: true }, filled).await
}

/// How the link of one who is asked stands, for the job centre's people.
#[derive(Debug, Clone)]
pub struct LinkPage {
    /// The round.
    pub row: RoundRow,
    /// Who answers, by name; empty when it is protected from the reader.
    pub name: String,
    /// Has the person an e-mail address, a telephone number?
    pub ways: Vec<Channel>,
    /// When the latest link was made, and until when it works.
    pub latest: Option<(Timestamp, Timestamp)>,
    /// Does it still work?
    pub works: bool,
}

/// How the link to a round's questions stands.
///
/// # Errors
/// As [`send`].
pub async fn find(context: &Context, round: RoundId, respondent: Respondent) -> Result<LinkPage, Error> {
    let (mut work, row, person) = staff(context, round, respondent).await?;
    let (scope, now) = (work.scope, context.now);
    let reached = outbox::reached(&mut work.tx, scope, person).await?.unwrap_or_default();
    let ways = [(Channel::Email, &reached.email), (Channel::Sms, &reached.phone)];
    let ways = ways.into_iter().filter(|(_, address)| !address.is_empty()).map(|(channel, _)| channel).collect();
    let latest = rows::latest(&mut work.tx, scope, LeadsTo::Round(round, respondent)).await?;
    let works = match &latest {
        Some(link) => is_open(&context.house, &mut work.tx, link, now).await?,
        None => false,
    };
    let name = match person {
        Receiver::Mentor(id) => mentors::find(&mut work.tx, scope, id).await?.map(|m| m.name),
        _ => {
            let citizen = citizens::find(&mut work.tx, scope, row.round.citizen).await?;
            let relation = work.relation(row.round.citizen).await?;
            citizen.filter(|c| !c.protected || sees_protected(work.reach, &relation)).map(|c| c.name)
        }
    };
    work.done(Deed::Read, "answering_link", round, Some(row.round.citizen)).await?;
    let latest = latest.map(|l| (l.made_at, l.until));
    Ok(LinkPage { row, name: name.unwrap_or_default(), ways, latest, works })
}
