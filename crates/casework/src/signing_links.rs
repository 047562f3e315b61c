//! Signing behind a personal link: sent by the job centre, opened by a one-time code, without a sign-in.
//!
//! A link belongs to one version of an agreement, one party and one person. It shows nothing before the code: not a
//! name, not even what it is about. Whoever opens a link that has run out, was used, or never was, sees the same.

use holdepunkt_rules::{
    Refusal,
    agreement::{Agreement, AgreementState, AgreementStep, How, Party, Talk, accept_signature, take},
    id::*,
    message::{Channel, MessageKind, Receiver, way},
    placement::Placement,
    role::Role,
};
use holdepunkt_store::{
    StoreError, Tx, agreements as versions, citizens, companies, mentors, messages as outbox, placements,
    seal::{hex, random, same, token_hash},
    sessions,
    signing_links::{self as rows, SigningLink},
};
use jiff::Timestamp;

use crate::{
    Action, Context, Error, House, Who, Work,
    agreements::{
        self, Around,
        sign::{Signer, put},
    },
    citizens::admit,
    context::Deed,
    messages::{NewMessage, queue, queue_by},
    sign_in::PAUSE,
};

/// Posts from one address in [`PAUSE`] that came to nothing, before a pause: an office may share an address.
const ATTEMPTS_OF_ADDRESS: i64 = 30;
/// Codes that are sent for one link in [`PAUSE`].
const CODES_OF_LINK: i64 = 5;

/// What somebody finds behind a link.
#[derive(Debug)]
pub enum Door {
    /// Nothing, or nothing any more.
    Closed,
    /// A code can be asked for.
    Ask,
    /// A code is waited for.
    Code {
        /// By which way it was sent; nothing when it was read out on the telephone.
        by: Option<Channel>,
        /// The last two digits of the telephone number; empty otherwise.
        ends: String,
        /// How long it works.
        minutes: i64,
    },
    /// A mentor first says, once, that what they hear of citizens stays with them.
    Confirm,
    /// The agreement.
    Open(Box<Reading>),
}

/// How what lies behind an open link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It waits for this signature.
    ToSign,
    /// As `ToSign`, and they said that they would rather talk first.
    TalksFirst,
    /// They have signed; others haven't.
    Signed,
    /// All have signed.
    InForce,
    /// It was taken back: there is another version, or none.
    Changed,
}

/// The agreement behind an open link.
#[derive(Debug)]
pub struct Reading {
    /// Which version, and what stands around it.
    pub agreement: AgreementId,
    /// As the reader sees it.
    pub around: Around,
    /// For whom one signs.
    pub party: Party,
    /// Who reads.
    pub name: String,
    /// How it stands.
    pub stands: Stands,
}

impl Reading {
    /// The version.
    #[must_use]
    pub fn version(&self) -> Option<&Agreement> {
        self.around.versions.iter().find(|a| a.id == self.agreement)
    }
}

/// Whoever signs for a party.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Where they are reached.
    pub receiver: Receiver,
    /// In which role they sign.
    pub role: Role,
    /// By name.
    pub name: String,
}

/// The person behind a receiver, by name.
async fn person(work: &mut Work, placement: &Placement, receiver: Receiver) -> Result<Option<Person>, Error> {
    let scope = work.scope;
    let (role, name) = match receiver {
        Receiver::Citizen(id) if id == placement.citizen => {
            (Role::Citizen, citizens::find(&mut work.tx, scope, id).await?.map(|c| c.name))
        }
        Receiver::Mentor(id) if id == placement.mentor => {
            let mentor = mentors::find(&mut work.tx, scope, id).await?.filter(|m| !m.left);
            (Role::CompanyMentor, mentor.map(|m| m.name))
        }
        Receiver::Contact(id) => {
            let Some(mentor) = mentors::find(&mut work.tx, scope, placement.mentor).await? else { return Ok(None) };
            let contacts = companies::contacts(&mut work.tx, scope, mentor.company).await?;
            (Role::CompanyContact, contacts.into_iter().find(|c| c.id == id).map(|c| c.name))
        }
        _ => return Ok(None),
    };
    Ok(name.map(|name| Person { receiver, role, name }))
}

/// Can somebody be reached by any way?
pub(crate) async fn way_to(work: &mut Work, receiver: Receiver, urgent: bool) -> Result<Option<Channel>, Error> {
    let reached = outbox::reached(&mut work.tx, work.scope, receiver).await?;
    Ok(reached.and_then(|r| way(receiver, &r, urgent)).map(|(channel, _)| channel))
}

/// Who signs for a party behind a link: the citizen; for the company the mentor, or its first contact that can be
/// reached where the mentor can't.
///
/// # Errors
/// [`Refusal::NotAllowed`] for the job centre, which signs at its own desk; [`Refusal::NoWayToReach`].
pub(crate) async fn signer_of(work: &mut Work, placement: &Placement, party: Party) -> Result<Person, Error> {
    let mut candidates = match party {
        Party::Citizen => vec![Receiver::Citizen(placement.citizen)],
        Party::Company => vec![Receiver::Mentor(placement.mentor)],
        Party::JobCentre => return Err(Refusal::NotAllowed.into()),
    };
    if party == Party::Company
        && let Some(mentor) = mentors::find(&mut work.tx, work.scope, placement.mentor).await?
    {
        let contacts = companies::contacts(&mut work.tx, work.scope, mentor.company).await?;
        candidates.extend(contacts.into_iter().map(|c| Receiver::Contact(c.id)));
    }
    for receiver in candidates {
        if way_to(work, receiver, false).await?.is_some()
            && let Some(person) = person(work, placement, receiver).await?
        {
            return Ok(person);
        }
    }
    Err(Refusal::NoWayToReach.into())
}

fn token() -> Result<String, Error> {
    Ok(hex(&random::<32>().map_err(StoreError::from)?))
}

/// Makes a link; its path goes to its person and nowhere else.
pub(crate) async fn make(
    work: &mut Work,
    agreement: AgreementId,
    party: Party,
    person: Receiver,
) -> Result<(SigningLink, String), Error> {
    let now = work.context.now;
    let link = SigningLink {
        job_centre: work.scope,
        id: SigningLinkId::fresh(),
        agreement,
        party,
        person,
        code_hash: None,
        code_until: None,
        wrong_codes: 0,
        pass_hash: None,
        pass_until: None,
        made_at: now,
        until: now + work.context.house.rulebook.messages().link_lasts,
        used_at: None,
    };
    let token = token()?;
    rows::insert(&mut work.tx, &link, &token).await?;
    Ok((link, format!("/sign/{token}")))
}

/// A message that leads to a link.
pub(crate) fn message(house: &House, kind: MessageKind, link: &SigningLink, path: String, urgent: bool) -> NewMessage {
    NewMessage {
        kind,
        receiver: link.person,
        once: format!("signing-link:{}", link.id),
        urgent,
        not_before: None,
        values: vec![("path", path), ("until", house.day_of(link.until).to_string())],
    }
}

/// The version of a placement that was sent and is not in force.
pub(crate) async fn sent_version(work: &mut Work, placement: PlacementId) -> Result<Option<Agreement>, Error> {
    let all = versions::of_placement(&mut work.tx, work.scope, placement).await?;
    Ok(all.into_iter().find(|a| a.state == AgreementState::Sent))
}

/// Lets one of the job centre's people in to what was sent of a placement's agreement.
pub(crate) async fn staff(context: &Context, id: PlacementId) -> Result<(Work, Placement, Agreement), Error> {
    let mut work = context.begin(Action::SendSigningLink).await?;
    let placement = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, placement.citizen).await?;
    let sent = sent_version(&mut work, id).await?.ok_or(Refusal::SignatureNotAsked)?;
    Ok((work, placement, sent))
}

/// Sends a party a personal link to read and sign.
///
/// # Errors
/// As [`accept_signature`]; [`Refusal::NoWayToReach`], also when they have no address for the way that was chosen;
/// [`Refusal::NotAllowed`] for the job centre itself; [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn send(context: &Context, id: PlacementId, party: Party, by: Option<Channel>) -> Result<(), Error> {
    let (mut work, placement, sent) = staff(context, id).await?;
    if work.made_before(SigningLinkId::parse).await?.is_some() {
        return Ok(());
    }
    accept_signature(&sent, party)?;
    let person = signer_of(&mut work, &placement, party).await?;
    let (link, path) = make(&mut work, sent.id, party, person.receiver).await?;
    let message = message(&context.house, MessageKind::SignLink, &link, path, false);
    let went = queue_by(&mut work, message, by).await?;
    if went.is_none() || by.is_some_and(|by| went != Some(by)) {
        return Err(Refusal::NoWayToReach.into());
    }
    work.made("signing_link", link.id, Some(placement.citizen)).await?;
    Ok(())
}

/// Makes a new code for a party's latest link, to be read out to them on the telephone. It is shown once.
///
/// # Errors
/// [`Refusal::LinkClosed`] when there is no link that works; as [`send`].
pub async fn read_out(context: &Context, id: PlacementId, party: Party) -> Result<String, Error> {
    let (mut work, placement, sent) = staff(context, id).await?;
    accept_signature(&sent, party)?;
    let link = rows::latest(&mut work.tx, work.scope, sent.id, party).await?.ok_or(Refusal::LinkClosed)?;
    let terms = context.house.rulebook.messages();
    if !rows::is_open(&mut work.tx, work.scope, link.id, context.now).await? || link.wrong_codes >= terms.wrong_codes {
        return Err(Refusal::LinkClosed.into());
    }
    let code = fresh_code()?;
    rows::set_code(&mut work.tx, work.scope, link.id, &code, context.now + terms.code_lasts).await?;
    work.done(Deed::Read, "signing_code", link.id, Some(placement.citizen)).await?;
    Ok(code)
}

fn fresh_code() -> Result<String, Error> {
    let bytes = random::<8>().map_err(StoreError::from)?;
    Ok(format!("{:06}", u64::from_be_bytes(bytes) % 1_000_000))
}

/// A party's latest link, for the job centre's people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkLine {
    /// For whom.
    pub party: Party,
    /// Who gets it, by name; nothing where nobody can be reached.
    pub name: Option<String>,
    /// Has the person an e-mail address, a telephone number?
    pub ways: Vec<Channel>,
    /// When the latest link was made, and until when it works.
    pub latest: Option<(Timestamp, Timestamp)>,
    /// Does it still work?
    pub works: bool,
    /// When they were last reminded.
    pub reminded: Option<jiff::civil::Date>,
}

/// The links page of a placement's agreement.
#[derive(Debug, Clone)]
pub struct LinksPage {
    /// The placement.
    pub placement: PlacementId,
    /// Those who have not signed, with their links.
    pub lines: Vec<LinkLine>,
}

/// How the links of a placement's agreement stand.
///
/// # Errors
/// As [`send`].
pub async fn find(context: &Context, id: PlacementId) -> Result<LinksPage, Error> {
    let (mut work, placement, sent) = staff(context, id).await?;
    let mut lines = Vec::new();
    for party in sent.waits_for() {
        let (scope, now) = (work.scope, context.now);
        let latest = rows::latest(&mut work.tx, scope, sent.id, party).await?;
        let works = match &latest {
            Some(link) => {
                link.wrong_codes < context.house.rulebook.messages().wrong_codes
                    && rows::is_open(&mut work.tx, scope, link.id, now).await?
            }
            None => false,
        };
        let person = match signer_of(&mut work, &placement, party).await {
            Ok(person) => Some(person),
            Err(Error::Refused(_)) => None,
            Err(broken) => return Err(broken),
        };
        let reached = match &person {
            Some(p) => outbox::reached(&mut work.tx, scope, p.receiver).await?.unwrap_or_default(),
            None => Default::default(),
        };
        let ways = [(Channel::Email, &reached.email), (Channel::Sms, &reached.phone)];
        lines.push(LinkLine {
            party,
            name: person.map(|p| p.name),
            ways: ways.into_iter().filter(|(_, a)| !a.is_empty()).map(|(c, _)| c).collect(),
            latest: latest.map(|l| (l.made_at, l.until)),
            works,
            reminded: rows::last_reminded(&mut work.tx, scope, sent.id, party).await?,
        });
    }
    work.done(Deed::Read, "signing_link", id, Some(placement.citizen)).await?;
    Ok(LinksPage { placement: id, lines })
}

/// The program works for somebody who has no account, in the link's job centre.
fn behind(house: &House, scope: JobCentreId) -> Context {
    house.context(Who::Operator(Some(scope)))
}

fn has_pass(link: &SigningLink, pass: Option<&str>, now: Timestamp) -> bool {
    let good = pass.zip(link.pass_hash.as_deref()).is_some_and(|(pass, hash)| same(&token_hash(pass), hash));
    good && link.pass_until.is_some_and(|until| now < until)
}

async fn is_open(house: &House, tx: &mut Tx, link: &SigningLink) -> Result<bool, Error> {
    let tries = link.wrong_codes < house.rulebook.messages().wrong_codes;
    Ok(tries && rows::is_open(tx, link.job_centre, link.id, house.now()).await?)
}

/// What lies behind a link for whoever holds it, with or without a pass.
///
/// # Errors
/// The database's.
pub async fn look(house: &House, token: &str, pass: Option<&str>) -> Result<Door, Error> {
    let now = house.now();
    let mut tx = house.store.read().await?;
    let Some(link) = rows::by_token(&mut tx, token).await? else { return Ok(Door::Closed) };
    if has_pass(&link, pass, now) {
        let unconfirmed = !is_confidential(&mut tx, &link).await?;
        drop(tx);
        return if unconfirmed { Ok(Door::Confirm) } else { Ok(Door::Open(Box::new(read(house, &link).await?))) };
    }
    if !is_open(house, &mut tx, &link).await? {
        return Ok(Door::Closed);
    }
    let Some(until) = link.code_until.filter(|until| now < *until) else { return Ok(Door::Ask) };
    let reached = outbox::reached(&mut tx, link.job_centre, link.person).await?.unwrap_or_default();
    let sent = way(link.person, &reached, true);
    let ends = match &sent {
        Some((Channel::Sms, phone)) => {
            let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
            digits.iter().skip(digits.len().saturating_sub(2)).collect()
        }
        _ => String::new(),
    };
    let minutes = until.duration_since(now).as_mins().max(1);
    Ok(Door::Code { by: sent.map(|(channel, _)| channel), ends, minutes })
}

async fn placement_of(work: &mut Work, link: &SigningLink) -> Result<Placement, Error> {
    let id = rows::placement_of(&mut work.tx, work.scope, link.agreement).await?.ok_or(Refusal::NotFound)?;
    Ok(placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?)
}

async fn read(house: &House, link: &SigningLink) -> Result<Reading, Error> {
    let mut work = behind(house, link.job_centre).see(Action::SeeAgreement).await?;
    let placement = placement_of(&mut work, link).await?;
    let (id, citizen) = (placement.id, placement.citizen);
    let person = person(&mut work, &placement, link.person).await?.ok_or(Refusal::NotFound)?;
    // The workplace reads the citizen's name only where it is not protected.
    let protected = citizens::find(&mut work.tx, work.scope, citizen).await?.is_some_and(|c| c.protected);
    let hidden = protected && link.party != Party::Citizen;
    let around = agreements::around(&mut work, placement, hidden, Some(person.role)).await?;
    let version = around.versions.iter().find(|a| a.id == link.agreement);
    let stands = match version {
        Some(a) if a.state == AgreementState::Sent && !a.waits_for().contains(&link.party) => Stands::Signed,
        Some(a) if a.state == AgreementState::Sent && a.talks.iter().any(|t| t.party == link.party) => {
            Stands::TalksFirst
        }
        Some(a) if a.state == AgreementState::Sent => Stands::ToSign,
        Some(a) if a.was_in_force() => Stands::InForce,
        _ => Stands::Changed,
    };
    work.done(Deed::Read, "agreement", id, Some(citizen)).await?;
    Ok(Reading { agreement: link.agreement, around, party: link.party, name: person.name, stands })
}

fn address_key(address: &str) -> String {
    format!("signing-link|{address}")
}

/// Holds up whoever tries too often from one address, as at the door.
async fn hold_up(tx: &mut Tx, key: &str, most: i64, now: Timestamp) -> Result<(), Error> {
    if sessions::attempts_since(tx, key, now - PAUSE).await? >= most {
        return Err(Refusal::SignInPaused { minutes: PAUSE.as_mins() }.into());
    }
    Ok(())
}

/// The link of a token that a code may be asked for or tried at; whoever comes without one is counted.
async fn at_the_door(house: &House, token: &str, address: &str) -> Result<(Tx, SigningLink), Error> {
    let (now, key) = (house.now(), address_key(address));
    let mut tx = house.store.write().await?;
    hold_up(&mut tx, &key, ATTEMPTS_OF_ADDRESS, now).await?;
    let link = rows::by_token(&mut tx, token).await?;
    let open = match &link {
        Some(link) => is_open(house, &mut tx, link).await?,
        None => false,
    };
    match link.filter(|_| open) {
        Some(link) => Ok((tx, link)),
        None => {
            sessions::note_attempt(&mut tx, &key, now).await?;
            tx.commit().await?;
            Err(Refusal::LinkClosed.into())
        }
    }
}

/// Sends a one-time code to the link's person, by the way that is quickest to them.
///
/// # Errors
/// [`Refusal::LinkClosed`]; [`Refusal::CodeByPhone`] when there is no way to send one; [`Refusal::SignInPaused`] after
/// too many.
pub async fn ask_code(house: &House, token: &str, address: &str) -> Result<(), Error> {
    let (mut tx, link) = at_the_door(house, token, address).await?;
    let (now, key) = (house.now(), format!("signing-code|{}", link.id));
    hold_up(&mut tx, &key, CODES_OF_LINK, now).await?;
    sessions::note_attempt(&mut tx, &key, now).await?;
    tx.commit().await?;
    let mut work = behind(house, link.job_centre).begin(Action::SendSigningLink).await?;
    let placement = placement_of(&mut work, &link).await?;
    if way_to(&mut work, link.person, true).await?.is_none() {
        return Err(Refusal::CodeByPhone.into());
    }
    let terms = house.rulebook.messages();
    let (code, until) = (fresh_code()?, now + terms.code_lasts);
    rows::set_code(&mut work.tx, work.scope, link.id, &code, until).await?;
    let message = NewMessage {
        kind: MessageKind::SignCode,
        receiver: link.person,
        once: format!("signing-code:{}:{}", link.id, until.as_second()),
        urgent: true,
        not_before: None,
        values: vec![("code", code), ("minutes", terms.code_lasts.as_mins().to_string())],
    };
    queue(&mut work, message).await?;
    work.done(Deed::Advance, "signing_link", link.id, Some(placement.citizen)).await
}

/// Tries a code. The right one gives a pass, once.
///
/// # Errors
/// [`Refusal::CodeWrong`] or [`Refusal::CodeOld`] on `code`; [`Refusal::CodeTooOften`] with the last try;
/// [`Refusal::LinkClosed`], [`Refusal::SignInPaused`].
pub async fn enter_code(house: &House, token: &str, code: &str, address: &str) -> Result<String, Error> {
    let (mut tx, link) = at_the_door(house, token, address).await?;
    let (now, terms) = (house.now(), house.rulebook.messages());
    let Some(expected) = link.code_hash.clone().filter(|_| link.code_until.is_some_and(|until| now < until)) else {
        return Err(Refusal::CodeOld.on("code").into());
    };
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let scope = link.job_centre;
    // The try is taken before it is looked at, so that a thousand at the same time are still no more than a few.
    if !rows::take_try(&mut tx, scope, link.id, terms.wrong_codes).await? {
        return Err(Refusal::CodeTooOften.into());
    }
    if !same(&rows::code_hash(&tx, link.id, &digits), &expected) {
        sessions::note_attempt(&mut tx, &address_key(address), now).await?;
        tx.commit().await?;
        let left = terms.wrong_codes - link.wrong_codes - 1;
        return Err(match left {
            ..=0 => Refusal::CodeTooOften.into(),
            left => Refusal::CodeWrong { left }.on("code").into(),
        });
    }
    tx.commit().await?;
    let mut work = behind(house, scope).begin(Action::SendSigningLink).await?;
    let placement = placement_of(&mut work, &link).await?;
    let pass = self::token()?;
    if !rows::give_pass(&mut work.tx, scope, link.id, expected, &pass, now + terms.pass_lasts).await? {
        return Err(Refusal::CodeOld.on("code").into());
    }
    work.done(Deed::Advance, "signing_link", link.id, Some(placement.citizen)).await?;
    Ok(pass)
}

/// The link of a token, for whoever holds a pass to it.
async fn passed(house: &House, token: &str, pass: Option<&str>) -> Result<(Work, SigningLink, Placement), Error> {
    let mut tx = house.store.read().await?;
    let link = rows::by_token(&mut tx, token).await?.filter(|l| has_pass(l, pass, house.now()));
    drop(tx);
    let link = link.ok_or(Refusal::PassOver)?;
    let mut work = behind(house, link.job_centre).begin(Action::SignAgreement).await?;
    let placement = placement_of(&mut work, &link).await?;
    Ok((work, link, placement))
}

/// Has a mentor said that what they hear stays with them? The others need not say so.
async fn is_confidential(tx: &mut Tx, link: &SigningLink) -> Result<bool, Error> {
    match link.person {
        Receiver::Mentor(id) => Ok(mentors::confidential_since(tx, link.job_centre, id).await?.is_some()),
        _ => Ok(true),
    }
}

/// A mentor says behind their link that what they hear of citizens stays with them.
///
/// # Errors
/// [`Refusal::PassOver`], [`Refusal::NotFound`] for anybody but a mentor.
pub async fn confirm(house: &House, token: &str, pass: Option<&str>) -> Result<(), Error> {
    let (mut work, link, _) = passed(house, token, pass).await?;
    let Receiver::Mentor(mentor) = link.person else { return Err(Refusal::NotFound.into()) };
    let today = work.today();
    if mentors::confirm_confidentiality(&mut work.tx, work.scope, mentor, today).await? {
        work.done(Deed::Register, "confidentiality", mentor, None).await?;
    }
    Ok(())
}

/// Signs behind a link. `true`: it was the last signature, and the agreement is in force.
///
/// # Errors
/// [`Refusal::PassOver`]; [`Refusal::SignedOther`] when another version took its place; as [`accept_signature`].
pub async fn sign(house: &House, token: &str, pass: Option<&str>) -> Result<bool, Error> {
    let (mut work, link, placement) = passed(house, token, pass).await?;
    if !is_confidential(&mut work.tx, &link).await? {
        return Err(Refusal::ConfidentialityFirst.into());
    }
    let person = person(&mut work, &placement, link.person).await?.ok_or(Refusal::NotFound)?;
    let signer = Signer { party: link.party, role: person.role, name: person.name, account: None, how: How::Link };
    let signed = put(&mut work, placement.id, link.agreement, signer).await?;
    if !rows::used(&mut work.tx, work.scope, link.id, house.now()).await? {
        return Err(Refusal::AlreadySigned.into());
    }
    work.done(Deed::Advance, "agreement_signature", link.agreement, Some(placement.citizen)).await?;
    Ok(signed.waits_for().is_empty())
}

/// Says behind a link that one would rather talk first. The link stays good.
///
/// # Errors
/// As [`sign`].
pub async fn talk_first(house: &House, token: &str, pass: Option<&str>, words: String) -> Result<(), Error> {
    let (mut work, link, placement) = passed(house, token, pass).await?;
    let person = person(&mut work, &placement, link.person).await?.ok_or(Refusal::NotFound)?;
    let all = versions::of_placement(&mut work.tx, work.scope, placement.id).await?;
    let sent = all.into_iter().find(|a| a.id == link.agreement).ok_or(Refusal::NotFound)?;
    accept_signature(&sent, link.party)?;
    take(sent.state, AgreementStep::Talk, person.role)?;
    let talk = Talk { party: link.party, at: work.context.now, words };
    versions::talk(&mut work.tx, work.scope, sent.id, &talk).await?;
    work.done(Deed::Register, "agreement_talk", sent.id, Some(placement.citizen)).await
}

/// Sends a new link in place of one that no longer works, to the address that is known, once a day; what it leads to
/// is the version that waits today. Whoever asks is told the same whether anything was sent or not.
///
/// # Errors
/// [`Refusal::SignInPaused`], or the database's.
pub async fn renew(house: &House, token: &str, address: &str) -> Result<(), Error> {
    let (now, key) = (house.now(), address_key(address));
    let mut tx = house.store.write().await?;
    hold_up(&mut tx, &key, ATTEMPTS_OF_ADDRESS, now).await?;
    sessions::note_attempt(&mut tx, &key, now).await?;
    let link = rows::by_token(&mut tx, token).await?;
    tx.commit().await?;
    let Some(link) = link else { return Ok(()) };
    let mut work = behind(house, link.job_centre).begin(Action::SendSigningLink).await?;
    let placement = placement_of(&mut work, &link).await?;
    let Some(sent) = sent_version(&mut work, placement.id).await? else { return Ok(()) };
    let latest = rows::latest(&mut work.tx, work.scope, sent.id, link.party).await?;
    let today = latest.is_some_and(|l| house.day_of(l.made_at) == house.today());
    if today || accept_signature(&sent, link.party).is_err() {
        return Ok(());
    }
    let (fresh, path) = make(&mut work, sent.id, link.party, link.person).await?;
    let message = message(house, MessageKind::SignLink, &fresh, path, true);
    if queue(&mut work, message).await? {
        work.done(Deed::Register, "signing_link", fresh.id, Some(placement.citizen)).await?;
    }
    Ok(())
}
