//! The certificate at the end of a course: proposed from the agreements, worded by the job centre, the citizen's to
//! keep.

use holdepunkt_rules::{
    Refusal,
    agreement::Rung,
    certificate::{Certificate, accept_certificate, accept_time, proposed, reached},
    id::*,
    job_centre::JobCentre,
};
use holdepunkt_store::{agreements, certificates as rows, citizens, job_centres};
use jiff::civil::Date;

use crate::{
    Action, Context, Error,
    agreements::enter,
    citizens::{Helper, PlacedAt, helper, placed_at, sees_protected},
    context::Deed,
};

/// A placement's certificate as a reader sees it.
#[derive(Debug, Clone)]
pub struct CertificatePage {
    /// The placement with its place and mentor.
    pub placed: PlacedAt,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// The certificate, if one is made.
    pub certificate: Option<Certificate>,
    /// Goals that the agreements suggest.
    pub goals: Vec<String>,
    /// Tasks that the agreements suggest.
    pub tasks: Vec<String>,
    /// The steps of hours that were reached.
    pub steps: Vec<Rung>,
    /// Who signs for the job centre: the citizen's consultant, else the centre's contact.
    pub signer: Option<Helper>,
    /// The job centre.
    pub job_centre: JobCentre,
    /// May the reader make one now?
    pub may_write: bool,
    /// The first day on which one can be made, when that is still to come.
    pub early: Option<Date>,
}

/// Opens a placement's certificate.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn find(context: &Context, id: PlacementId) -> Result<CertificatePage, Error> {
    let (mut work, placement) = enter(context.see(Action::SeeCertificate).await?, id).await?;
    let (scope, today) = (work.scope, work.today());
    let citizen = citizens::find(&mut work.tx, scope, placement.citizen).await?.ok_or(Refusal::NotFound)?;
    let relation = work.relation(placement.citizen).await?;
    let hidden = citizen.protected && !sees_protected(work.reach, &relation);
    let versions = agreements::of_placement(&mut work.tx, scope, id).await?;
    let (goals, tasks) = proposed(&versions);
    let time = accept_time(&placement, today);
    let early = match time.as_ref().map_err(|r| &r.refusal) {
        Err(Refusal::CertificateEarly { from }) => Some(*from),
        _ => None,
    };
    let steps = reached(&versions, &placement.period, today);
    let may_write = context.may(Action::WriteCertificate) && time.is_ok();
    let certificate = rows::of_placement(&mut work.tx, scope, id).await?;
    let (placed, centre) = placed_at(&mut work, placement).await?;
    let signer = helper(&mut work, citizen.consultant.or(Some(centre.fixed_contact))).await?;
    let job_centre = job_centres::find_on(&mut work.tx, scope, today).await?.ok_or(Refusal::NotFound)?;
    let page = CertificatePage {
        name: if hidden { String::new() } else { citizen.name },
        signer,
        certificate,
        goals,
        tasks,
        steps,
        job_centre,
        may_write,
        early,
        placed,
    };
    work.done(Deed::Read, "certificate", id, Some(page.placed.placement.citizen)).await?;
    Ok(page)
}

/// What somebody words on a certificate.
#[derive(Debug, Clone)]
pub struct Worded {
    /// Sub-goals worked on.
    pub goals: Vec<String>,
    /// Tasks learned.
    pub tasks: Vec<String>,
    /// What the mentor says; may be empty.
    pub quote: String,
    /// The day that stands on it.
    pub issued_on: Date,
}

/// Makes a placement's certificate, or words it anew. `version` is that of the one that stands, and 0 where there
/// is none.
///
/// # Errors
/// As [`accept_certificate`]; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn write(context: &Context, id: PlacementId, version: i64, worded: Worded) -> Result<(), Error> {
    let (mut work, placement) = enter(context.begin(Action::WriteCertificate).await?, id).await?;
    if work.made_before(CertificateId::parse).await?.is_some() {
        return Ok(());
    }
    let Worded { goals, tasks, quote, issued_on } = worded;
    let before = rows::of_placement(&mut work.tx, work.scope, id).await?;
    if before.as_ref().map_or(0, |c| c.version) != version {
        return Err(Refusal::Stale.into());
    }
    let kept = before.as_ref().map_or_else(CertificateId::fresh, |c| c.id);
    let certificate = Certificate { id: kept, placement: id, goals, tasks, quote, issued_on, version };
    accept_certificate(&certificate, &placement, work.today())?;
    let me = work.employee().ok();
    if before.is_none() {
        rows::insert(&mut work.tx, work.scope, &certificate, me).await?;
        return work.made("certificate", certificate.id, Some(placement.citizen)).await.map(|_| ());
    }
    if !rows::update(&mut work.tx, work.scope, &certificate, me).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "certificate", id, Some(placement.citizen)).await
}
