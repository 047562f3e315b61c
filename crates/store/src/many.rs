//! Statements for many rows at once, made from those for one: fewer round trips, one text.

use holdepunkt_rules::id::JobCentreId;

use crate::{Scoped, StoreError, Tx, Value, db::Bound};

/// Values that one statement may have: SQLite allows 32 766, PostgreSQL 65 535.
const MOST_VALUES: usize = 30_000;
/// Rows of one statement: more make it no faster.
const MOST_ROWS: usize = 250;

/// Runs an insert for many rows. The statement is the one for a single row; what stands after `values (…)`
/// (such as `on conflict`) stays. Each row gives what follows the job centre.
///
/// # Errors
/// [`StoreError`] from the engine, a named constraint among them.
pub async fn insert_many(
    tx: &mut Tx,
    scope: JobCentreId,
    one: Scoped,
    rows: Vec<Vec<Value>>,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<(), StoreError> {
    let Some(width) = rows.first().map(Vec::len).filter(|w| *w > 0) else { return Ok(()) };
    let size = ((MOST_VALUES - 1) / width).clamp(1, MOST_ROWS);
    let text = one.text();
    let (head, extra, tail) = split(text);
    let mut rows = rows.into_iter().peekable();
    let mut full = String::new();
    let mut done = 0;
    while rows.peek().is_some() {
        let piece: Vec<Vec<Value>> = rows.by_ref().take(size).collect();
        let n = piece.len();
        if full.is_empty() || n < size {
            full = format!("{head}values {}{tail}", groups(n, width, extra));
        }
        let values = std::iter::once(Value::from(scope)).chain(piece.into_iter().flatten()).collect();
        tx.run(Bound::made(full.clone(), values)).await?;
        done += n;
        progress(done);
    }
    Ok(())
}

/// What stands before the row of placeholders, behind its last placeholder (such as `, 1`), and after it.
fn split(text: &str) -> (&str, &str, &str) {
    // A statement of another shape fails loudly in the engine, and in a test.
    let Some((head, row)) = text.split_once("values (") else { return (text, "", "") };
    let (row, tail) = row.split_once(')').unwrap_or((row, ""));
    let last = row.rfind('$').unwrap_or(0);
    let digits = row.get(last + 1..).unwrap_or_default();
    let extra = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    (head, extra, tail)
}

fn groups(rows: usize, width: usize, extra: &str) -> String {
    let mut out = String::with_capacity(rows * (width * 7 + 8));
    for row in 0..rows {
        out.push_str(if row == 0 { "($1" } else { ", ($1" });
        for i in 0..width {
            out.push_str(", $");
            out.push_str(&(row * width + i + 2).to_string());
        }
        out.push_str(extra);
        out.push(')');
    }
    out
}

/// A query for a list of keys: `in ($2)` of the statement becomes as many placeholders as there are keys. Gives
/// one query for each few hundred of them.
pub(crate) fn for_each_of(one: Scoped, scope: JobCentreId, keys: &[Value]) -> Vec<Bound> {
    keys.chunks(500).map(|piece| of_keys(one, scope, &[], piece)).collect()
}

/// One query for a short list of keys behind what else is bound: `in ($n)` of the statement, where `$n` is the first
/// placeholder behind the values, becomes as many as there are keys. Without a key it finds nothing.
pub(crate) fn of_keys(one: Scoped, scope: JobCentreId, values: &[Value], keys: &[Value]) -> Bound {
    let nothing = [Value::Text(None)];
    let keys = if keys.is_empty() { &nothing[..] } else { keys };
    let first = values.len() + 2;
    let list: Vec<String> = (0..keys.len()).map(|i| format!("${}", i + first)).collect();
    let text = one.text().replace(&format!("in (${first})"), &format!("in ({})", list.join(", ")));
    Bound::made(text, std::iter::once(Value::from(scope)).chain(values.iter().chain(keys).cloned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_for_one_row_becomes_one_for_many() {
        let (head, extra, tail) = split("insert into t (job_centre, a, v) values ($1, $2, 1) on conflict do nothing");
        assert_eq!(
            format!("{head}values {}{tail}", groups(2, 1, extra)),
            "insert into t (job_centre, a, v) values ($1, $2, 1), ($1, $3, 1) on conflict do nothing"
        );
    }
}
