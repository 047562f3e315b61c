//! What was paid on account, and what is left (S9).

use std::collections::BTreeMap;

use holdepunkt_rules::{
    grants::{
        account::{Balance, s9_balance},
        frame::Totals,
    },
    money::Ore,
};

use crate::{
    Progress,
    earlier::Earlier,
    fault::Fault,
    out::{self, Cell, Head, Kind},
    register::Register,
    tables::{Into, whole},
};

const BALANCE: &[Head] = &[
    Head::of("job_centre", Kind::Text),
    Head::of("name", Kind::Text),
    Head::of("fixed_grant", Kind::Kroner),
    Head::of("on_account", Kind::Kroner),
    Head::of("total", Kind::Kroner),
    Head::of("balance", Kind::Kroner),
];

/// Writes the table `balance`; gives the sums. A job centre that was paid on account and isn't in the register any
/// more has its row too: what it was paid is not lost.
pub fn table(
    to: Into<'_>,
    earlier: &Earlier,
    register: &Register,
    totals: &[Totals],
    progress: &dyn Progress,
) -> Result<Balance, Fault> {
    let mut paid: BTreeMap<String, (String, Ore)> = BTreeMap::new();
    earlier.rows("totals", ["job_centre", "name", "paid"], progress, |[code, name, kroner]| {
        let kroner: i64 = kroner.parse().ok()?;
        paid.insert(code.to_owned(), (name.to_owned(), Ore::kroner(kroner)));
        Some(())
    })?;
    let mut rows: BTreeMap<String, (String, Balance)> = BTreeMap::new();
    for (centre, totals) in register.centres.iter().zip(totals) {
        let (_, on_account) = paid.remove(&centre.code).unwrap_or_default();
        rows.insert(centre.code.clone(), (centre.name.clone(), s9_balance(totals, on_account)));
    }
    for (code, (name, on_account)) in paid {
        rows.insert(code, (name, s9_balance(&Totals::default(), on_account)));
    }
    out::table(to.folder, "balance", BALANCE, to.format, rows.len() as u64, |out| {
        for (code, (name, b)) in &rows {
            let money = [b.fixed_grant, b.on_account, b.total, b.left].map(whole);
            let [fixed_grant, on_account, total, left] = money;
            out.row(&[Cell::Text(code), Cell::Text(name), fixed_grant, on_account, total, left])?;
        }
        Ok(())
    })?;
    Ok(rows.values().fold(Balance::default(), |sum, (_, b)| sum.plus(*b)))
}
