//! Coverage: what citizens who wait wish for and aim at, beside what the centres give. Figures only, no names.

use holdepunkt_rules::{
    codes::Code,
    coverage::{self, Covered, Offered},
};
use holdepunkt_store::{companies, coverage as figures};

use crate::{Action, Context, Error, centres};

/// The page of coverage.
#[derive(Debug, Clone)]
pub struct CoveragePage {
    /// Citizens who wait.
    pub waiting: i64,
    /// Vacant places today.
    pub free: i64,
    /// Industries.
    pub industries: Vec<Covered>,
    /// Occupations.
    pub occupations: Vec<Covered>,
}

/// What is wanted and what is on offer.
///
/// # Errors
/// The policy's, or the database's.
pub async fn find(context: &Context) -> Result<CoveragePage, Error> {
    let mut work = context.look(Action::SeeCoverage).await?;
    let (wishes, goals) =
        (figures::wishes(&mut work.tx, work.scope).await?, figures::goals(&mut work.tx, work.scope).await?);
    let waiting = figures::waiting(&mut work.tx, work.scope).await?;
    let all = companies::list(&mut work.tx, work.scope).await?;
    drop(work);
    let by_id: std::collections::HashMap<_, _> = all.iter().map(|c| (c.id, c)).collect();
    let rows = centres::list(context).await?;
    let free = |r: &centres::CentreRow| (r.places - r.occupied).max(0);
    let open: Vec<&centres::CentreRow> = rows.iter().filter(|r| r.places > 0).collect();
    // A centre gives the industries that it names, and those of its companies.
    let industries = |r: &centres::CentreRow| -> Vec<Code> {
        let own = r.centre.companies.iter().filter_map(|id| by_id.get(id)).map(|c| c.industry.clone());
        r.centre.offer.industries.iter().cloned().chain(own).collect()
    };
    let by_industry: Vec<Offered> = open.iter().map(|r| Offered { codes: industries(r), free: free(r) }).collect();
    let by_occupation: Vec<Offered> =
        open.iter().map(|r| Offered { codes: r.centre.offer.occupations.clone(), free: free(r) }).collect();
    Ok(CoveragePage {
        waiting,
        free: open.iter().map(|r| free(r)).sum(),
        industries: coverage::cover(&wishes, &by_industry),
        occupations: coverage::cover(&goals, &by_occupation),
    })
}
