//! Places: a centre's seats and the days on which contracts keep them.

use std::collections::{BTreeSet, HashMap};

use holdepunkt_rules::{
    contract::{Contract, spans_of_place},
    id::*,
    period::Period,
    place::Place,
};

use crate::{Bound, Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new("insert into place (job_centre, id, centre, number) values ($1, $2, $3, $4)");
const NUMBERED: Scoped = Scoped::new("select * from place where job_centre = $1 and centre = $2 and number = $3");
const FIND: Scoped = Scoped::new("select * from place where job_centre = $1 and id = $2");
const OF_CENTRE: Scoped = Scoped::new("select * from place where job_centre = $1 and centre = $2 order by number");
const LIST: Scoped = Scoped::new("select * from place where job_centre = $1 order by centre, number");
const HOLD: Scoped = Scoped::new("update place set number = number where job_centre = $1 and id = $2");
const HOLD_ALL: Scoped = Scoped::new("update place set number = number where job_centre = $1 and centre = $2");
const INSERT_SPAN: Scoped = Scoped::new(
    "insert into place_span (job_centre, place, contract, from_day, until_day) values ($1, $2, $3, $4, $5)",
);
const CLEAR_SPANS: Scoped = Scoped::new("delete from place_span where job_centre = $1 and contract = $2");
const SPANS_OF: Scoped = Scoped::new("select * from place_span where job_centre = $1 and place = $2 order by from_day");
const SPANS_OF_CENTRE: Scoped = Scoped::new(
    "select s.* from place_span s join place p on p.id = s.place where s.job_centre = $1 and p.centre = $2 \
     order by s.from_day",
);
const SPANS: Scoped = Scoped::new("select * from place_span where job_centre = $1 order by from_day");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    NUMBERED.text(),
    HOLD.text(),
    HOLD_ALL.text(),
    FIND.text(),
    OF_CENTRE.text(),
    LIST.text(),
    INSERT_SPAN.text(),
    CLEAR_SPANS.text(),
    SPANS_OF.text(),
    SPANS_OF_CENTRE.text(),
    SPANS.text(),
];

fn read(r: &Row) -> Result<Place, StoreError> {
    Ok(Place { id: r.get("id")?, centre: r.get("centre")?, number: r.get("number")?, spans: Vec::new() })
}

fn read_span(r: &Row) -> Result<(PlaceId, Period), StoreError> {
    Ok((r.get("place")?, Period::known(r.get("from_day")?, r.get("until_day")?)))
}

/// Reads places and hangs their spans on them: two queries, however many places there are.
async fn with_spans(tx: &mut Tx, places: Bound, spans: Bound) -> Result<Vec<Place>, StoreError> {
    let mut places = tx.all(places, read).await?;
    let mut by_place: HashMap<PlaceId, Vec<Period>> = HashMap::new();
    for (place, span) in tx.all(spans, read_span).await? {
        by_place.entry(place).or_default().push(span);
    }
    for place in &mut places {
        place.spans = by_place.remove(&place.id).unwrap_or_default();
    }
    Ok(places)
}

/// The place of that number in a centre: the one that is there, or a new one.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn ensure(tx: &mut Tx, scope: JobCentreId, centre: CentreId, number: i64) -> Result<PlaceId, StoreError> {
    if let Some(place) = tx.first(NUMBERED.within(scope, values![centre, number]), read).await? {
        return Ok(place.id);
    }
    let id = PlaceId::fresh();
    tx.run(INSERT.within(scope, values![id, centre, number])).await?;
    Ok(id)
}

/// The place of that number in a centre, if there is one.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn numbered(
    tx: &mut Tx,
    scope: JobCentreId,
    centre: CentreId,
    number: i64,
) -> Result<Option<PlaceId>, StoreError> {
    Ok(tx.first(NUMBERED.within(scope, values![centre, number]), read).await?.map(|p| p.id))
}

/// Writes on which days a contract keeps which places, in place of what it kept before. A place that
/// nobody keeps any more stays, since somebody may have sat there.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn write_spans(tx: &mut Tx, scope: JobCentreId, contract: &Contract) -> Result<(), StoreError> {
    tx.run(CLEAR_SPANS.within(scope, values![contract.id])).await?;
    let numbers: BTreeSet<i64> = contract.seats().into_iter().flat_map(|(_, seats)| seats).collect();
    for number in numbers {
        let place = ensure(tx, scope, contract.centre, number).await?;
        for span in spans_of_place(contract, number) {
            tx.run(INSERT_SPAN.within(scope, values![place, contract.id, span.from(), span.until()])).await?;
        }
    }
    Ok(())
}

/// Holds a place until the transaction ends: who books it and who changes the contract that keeps it
/// take turns, also where the engine lets writers work side by side. Hold first, then read.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn hold(tx: &mut Tx, scope: JobCentreId, id: PlaceId) -> Result<(), StoreError> {
    tx.run(HOLD.within(scope, values![id])).await?;
    Ok(())
}

/// Holds every place of a centre, as [`hold`].
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn hold_all(tx: &mut Tx, scope: JobCentreId, centre: CentreId) -> Result<(), StoreError> {
    tx.run(HOLD_ALL.within(scope, values![centre])).await?;
    Ok(())
}

/// One place.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: PlaceId) -> Result<Option<Place>, StoreError> {
    let places = with_spans(tx, FIND.within(scope, values![id]), SPANS_OF.within(scope, values![id])).await?;
    Ok(places.into_iter().next())
}

/// A centre's places by number.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_centre(tx: &mut Tx, scope: JobCentreId, centre: CentreId) -> Result<Vec<Place>, StoreError> {
    with_spans(tx, OF_CENTRE.within(scope, values![centre]), SPANS_OF_CENTRE.within(scope, values![centre])).await
}

/// Every place of a job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Place>, StoreError> {
    with_spans(tx, LIST.within(scope, values![]), SPANS.within(scope, values![])).await
}
