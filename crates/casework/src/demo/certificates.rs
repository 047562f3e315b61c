//! Certificates of courses. What is in the file passes the rule of what people write.

use holdepunkt_rules::{
    certificate::{Certificate, accept_certificate},
    id::*,
};
use holdepunkt_store::{certificates, placements};

use super::{DemoError, Filling, courses::of_placement, rows, sheet};

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read::<rows::Certificate>(world, "certificates.csv")? {
        let (scope, id) = of_placement(f, &at, &row.placement)?;
        let lines = |text: &str| text.split(';').filter(|l| !l.is_empty()).map(str::to_owned).collect();
        let certificate = Certificate {
            id: CertificateId::fresh(),
            placement: id,
            goals: lines(&row.goals),
            tasks: lines(&row.tasks),
            quote: row.quote.clone(),
            issued_on: f.days.day(&at, &row.issued_on)?,
            version: 1,
        };
        let placement = placements::find(&mut f.tx, scope, id).await?;
        let placement = at.known(placement, "placement", &row.placement)?;
        let accepted = accept_certificate(&certificate, &placement, certificate.issued_on);
        at.accept("goals", &row.goals, accepted)?;
        let by = at.optional(&row.issued_by, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?;
        certificates::insert(&mut f.tx, scope, &certificate, by).await?;
    }
    Ok(())
}
