//! What is brought in from files: many rows at a time, the file between the look at it and the deed, and the
//! list of what was brought in.

use std::collections::HashMap;

use holdepunkt_rules::{
    citizen::Citizen,
    codes::Code,
    company::{Company, ProductionUnit},
    id::*,
    import::ImportKind,
    period::Period,
    placement::Placement,
};
use jiff::{Timestamp, civil::Date};

use crate::{
    Row, Scoped, StoreError, Tx, Value, citizens, companies,
    many::{for_each_of, insert_many},
    names, placements, trail, values, words,
};

const BY_INDEX: Scoped = Scoped::new(
    "select id, cpr_index, name, phone, email, address, language, target_group, caseworker, consultant, protected, \
     version, merged_into, moved_on from citizen where job_centre = $1 and cpr_index in ($2)",
);
const INSERT_GROUP: Scoped = Scoped::new(
    "insert into citizen_group (job_centre, citizen, from_day, target_group) values ($1, $2, $3, $4) \
     on conflict (citizen, from_day) do update set target_group = excluded.target_group",
);
const BENEFITS_OF: Scoped = Scoped::new(
    "select id, citizen, benefit, from_day, until_day, version from benefit where job_centre = $1 and citizen in ($2)",
);
const INSERT_BENEFIT: Scoped = Scoped::new(
    "insert into benefit (job_centre, id, citizen, benefit, from_day, until_day, source, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);
const END_BENEFIT: Scoped = Scoped::new(
    "update benefit set until_day = $3, version = version + 1 where job_centre = $1 and id = $2 and version = $4",
);
const HOURS_OF: Scoped = Scoped::new(
    "select id, citizen, from_day, until_day, minutes, employer, kind from paid_hours \
     where job_centre = $1 and citizen in ($2)",
);
const INSERT_HOURS: Scoped = Scoped::new(
    "insert into paid_hours (job_centre, id, citizen, from_day, until_day, minutes, employer, kind, source) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);
const UPDATE_HOURS: Scoped = Scoped::new(
    "update paid_hours set until_day = $3, minutes = $4, kind = $5, source = 'imported' where job_centre = $1 and id = $2",
);
const INSERT_GRANT: Scoped = Scoped::new(
    "insert into placement_grant (job_centre, id, placement, from_day, until_day, granted_on, granted_by, reason) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);
const UNITS: Scoped = Scoped::new("select company, p_number from production_unit where job_centre = $1");
const HOLD: Scoped = Scoped::new("update job_centre set name = name where job_centre = $1");
const INSERT_RUN: Scoped = Scoped::new(
    "insert into import_run (job_centre, id, kind, file_hash, at, account, made, changed, same) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);
const RUNS: Scoped = Scoped::new(
    "select r.*, coalesce(a.name, '') as who from import_run r left join account a on a.id = r.account \
     where r.job_centre = $1 order by r.at desc, r.id desc limit $2",
);
const INSERT_DRAFT: Scoped = Scoped::new(
    "insert into import_draft (job_centre, id, kind, account, at, mapping, file_sealed) \
     values ($1, $2, $3, $4, $5, $6, $7)",
);
const DRAFT: Scoped = Scoped::new("select * from import_draft where job_centre = $1 and id = $2 and account = $3");
const MAP_DRAFT: Scoped =
    Scoped::new("update import_draft set mapping = $4 where job_centre = $1 and id = $2 and account = $3");
const REMOVE_DRAFT: Scoped = Scoped::new("delete from import_draft where job_centre = $1 and id = $2 and account = $3");
const OLD_DRAFTS: Scoped = Scoped::new("delete from import_draft where job_centre = $1 and at < $2");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    BY_INDEX.text(),
    INSERT_GROUP.text(),
    BENEFITS_OF.text(),
    INSERT_BENEFIT.text(),
    END_BENEFIT.text(),
    HOURS_OF.text(),
    INSERT_HOURS.text(),
    UPDATE_HOURS.text(),
    INSERT_GRANT.text(),
    UNITS.text(),
    HOLD.text(),
    INSERT_RUN.text(),
    RUNS.text(),
    INSERT_DRAFT.text(),
    DRAFT.text(),
    MAP_DRAFT.text(),
    REMOVE_DRAFT.text(),
    OLD_DRAFTS.text(),
];

/// A citizen who is there, without the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCitizen {
    /// Identifier.
    pub id: CitizenId,
    /// Name.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Address.
    pub address: String,
    /// Language.
    pub language: Code,
    /// Group.
    pub target_group: Code,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
    /// Name and address are protected.
    pub protected: bool,
    /// Counts the edits.
    pub version: i64,
    /// Merged into another, or moved away.
    pub gone: bool,
}

/// The citizens with these look-up hashes, by hash.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn by_index(
    tx: &mut Tx,
    scope: JobCentreId,
    hashes: &[Vec<u8>],
) -> Result<HashMap<Vec<u8>, KnownCitizen>, StoreError> {
    let keys: Vec<Value> = hashes.iter().cloned().map(Value::from).collect();
    let mut found = HashMap::new();
    for query in for_each_of(BY_INDEX, scope, &keys) {
        found.extend(tx.all(query, |r| Ok((r.get("cpr_index")?, read_known(r)?))).await?);
    }
    Ok(found)
}

fn read_known(r: &Row) -> Result<KnownCitizen, StoreError> {
    Ok(KnownCitizen {
        id: r.get("id")?,
        name: r.get("name")?,
        phone: r.get("phone")?,
        email: r.get("email")?,
        address: r.get("address")?,
        language: r.get("language")?,
        target_group: r.get("target_group")?,
        caseworker: r.get("caseworker")?,
        consultant: r.get("consultant")?,
        protected: r.get("protected")?,
        version: r.get("version")?,
        gone: r.get::<Option<CitizenId>>("merged_into")?.is_some() || r.get::<Option<Date>>("moved_on")?.is_some(),
    })
}

type Progress<'a> = &'a (dyn Fn(usize) + Sync);

/// Adds citizens, each in their group from a day on.
///
/// # Errors
/// [`crate::Constraint::CprOnce`]; [`StoreError`] from the engine.
pub async fn insert_citizens(
    tx: &mut Tx,
    scope: JobCentreId,
    all: &[Citizen],
    group_from: Date,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    for piece in all.chunks(2_500) {
        let rows = piece.iter().map(|c| citizens::row(&tx.keys, c)).collect::<Result<Vec<_>, _>>()?;
        insert_many(tx, scope, citizens::INSERT, rows, &|_| {}).await?;
        names::keep_new(tx, scope, piece.iter().map(|c| (c.id, c.name.as_str()))).await?;
        let groups: Vec<_> = piece.iter().map(|c| (c.id, group_from, c.target_group.clone())).collect();
        insert_groups(tx, scope, &groups).await?;
        progress(piece.len());
    }
    Ok(())
}

/// Writes in which group citizens stand from a day on.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_groups(
    tx: &mut Tx,
    scope: JobCentreId,
    groups: &[(CitizenId, Date, Code)],
) -> Result<(), StoreError> {
    let rows = groups.iter().map(|(citizen, from, group)| values![*citizen, *from, group]).collect();
    insert_many(tx, scope, INSERT_GROUP, rows, &|_| {}).await
}

/// Adds companies.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_companies(tx: &mut Tx, scope: JobCentreId, all: &[Company]) -> Result<(), StoreError> {
    insert_many(tx, scope, companies::INSERT, all.iter().map(companies::row).collect(), &|_| {}).await?;
    words::keep_new(tx, scope, all).await
}

/// Adds production units.
///
/// # Errors
/// [`crate::Constraint::PNumberOnce`]; [`StoreError`] from the engine.
pub async fn insert_units(tx: &mut Tx, scope: JobCentreId, all: &[ProductionUnit]) -> Result<(), StoreError> {
    insert_many(tx, scope, companies::INSERT_UNIT, all.iter().map(companies::unit_row).collect(), &|_| {}).await
}

/// Every production unit's company, by P number.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn units(tx: &mut Tx, scope: JobCentreId) -> Result<HashMap<String, CompanyId>, StoreError> {
    let rows = tx.all(UNITS.within(scope, values![]), |r| Ok((r.get("p_number")?, r.get("company")?))).await?;
    Ok(rows.into_iter().collect())
}

/// Adds placements, each granted as it was agreed; the first grant has its placement's identifier.
///
/// # Errors
/// [`crate::Constraint::PlaceNotOverbooked`], [`crate::Constraint::CitizenNotPlacedTwice`]; from the engine.
pub async fn insert_placements(
    tx: &mut Tx,
    scope: JobCentreId,
    all: &[Placement],
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    for piece in all.chunks(2_500) {
        insert_many(tx, scope, placements::INSERT, piece.iter().map(placements::row).collect(), &|_| {}).await?;
        let grant = |p: &Placement| {
            let id = p.id.to_string();
            values![id.clone(), id, p.period.from(), p.agreed_until, p.period.from(), None::<EmployeeId>, ""]
        };
        insert_many(tx, scope, INSERT_GRANT, piece.iter().map(grant).collect(), &|_| {}).await?;
        progress(piece.len());
    }
    Ok(())
}

/// A benefit that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBenefit {
    /// Identifier.
    pub id: String,
    /// Whose.
    pub citizen: CitizenId,
    /// Which.
    pub benefit: Code,
    /// When.
    pub period: Period,
    /// Counts the edits.
    pub version: i64,
}

/// The benefits of citizens.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn benefits_of(tx: &mut Tx, scope: JobCentreId, of: &[CitizenId]) -> Result<Vec<KnownBenefit>, StoreError> {
    let keys: Vec<Value> = of.iter().copied().map(Value::from).collect();
    let mut found = Vec::new();
    for query in for_each_of(BENEFITS_OF, scope, &keys) {
        let read = |r: &Row| {
            Ok(KnownBenefit {
                id: r.get("id")?,
                citizen: r.get("citizen")?,
                benefit: r.get("benefit")?,
                period: Period::known(r.get("from_day")?, r.get("until_day")?),
                version: r.get("version")?,
            })
        };
        found.extend(tx.all(query, read).await?);
    }
    Ok(found)
}

/// Adds benefits from a file.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_benefits(
    tx: &mut Tx,
    scope: JobCentreId,
    all: &[(CitizenId, Code, Period)],
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    let row = |(citizen, benefit, period): &(CitizenId, Code, Period)| {
        let id = ImportId::fresh().to_string();
        values![id, *citizen, benefit, period.from(), period.until(), "imported", 1_i64]
    };
    insert_many(tx, scope, INSERT_BENEFIT, all.iter().map(row).collect(), progress).await
}

/// Moves the last day of a benefit. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn end_benefit(
    tx: &mut Tx,
    scope: JobCentreId,
    known: &KnownBenefit,
    until: Option<Date>,
) -> Result<bool, StoreError> {
    Ok(tx.run(END_BENEFIT.within(scope, values![&known.id, until, known.version])).await? == 1)
}

/// Paid hours, as a file tells of them and as they are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// Identifier.
    pub id: String,
    /// Who worked.
    pub citizen: CitizenId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Minutes in the whole period.
    pub minutes: i64,
    /// For whom.
    pub employer: String,
    /// What kind of work: `ordinary`, `flexi_job`, `wage_subsidy`.
    pub kind: String,
}

/// The paid hours of citizens.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn hours_of(tx: &mut Tx, scope: JobCentreId, of: &[CitizenId]) -> Result<Vec<Hours>, StoreError> {
    let keys: Vec<Value> = of.iter().copied().map(Value::from).collect();
    let mut found = Vec::new();
    for query in for_each_of(HOURS_OF, scope, &keys) {
        let read = |r: &Row| {
            Ok(Hours {
                id: r.get("id")?,
                citizen: r.get("citizen")?,
                from: r.get("from_day")?,
                until: r.get("until_day")?,
                minutes: r.get("minutes")?,
                employer: r.get("employer")?,
                kind: r.get("kind")?,
            })
        };
        found.extend(tx.all(query, read).await?);
    }
    Ok(found)
}

/// Adds paid hours from a file.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_hours(
    tx: &mut Tx,
    scope: JobCentreId,
    all: &[Hours],
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    let row = |h: &Hours| values![&h.id, h.citizen, h.from, h.until, h.minutes, &h.employer, &h.kind, "imported"];
    insert_many(tx, scope, INSERT_HOURS, all.iter().map(row).collect(), progress).await
}

/// Changes paid hours to what a file says.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update_hours(tx: &mut Tx, scope: JobCentreId, h: &Hours) -> Result<(), StoreError> {
    tx.run(UPDATE_HOURS.within(scope, values![&h.id, h.until, h.minutes, &h.kind])).await?;
    Ok(())
}

/// Writes many lines on the trail.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_trail(
    tx: &mut Tx,
    scope: JobCentreId,
    lines: &[trail::Line],
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    const ONE: Scoped = Scoped::new(
        "insert into trail (job_centre, id, at, account, role, deed, noun, subject, citizen, why) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    );
    let row = |l: &trail::Line| {
        values![TrailId::fresh(), l.at, l.account, &l.role, &l.deed, &l.noun, &l.subject, l.citizen, &l.why]
    };
    insert_many(tx, scope, ONE, lines.iter().map(row).collect(), progress).await
}

/// Holds the job centre until the transaction ends: of two who bring in a file, the second waits.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn hold(tx: &mut Tx, scope: JobCentreId) -> Result<(), StoreError> {
    tx.run(HOLD.within(scope, values![])).await?;
    Ok(())
}

/// A file that was brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Identifier.
    pub id: ImportId,
    /// What kind.
    pub kind: ImportKind,
    /// SHA-256 of the file, in hexadecimal.
    pub file_hash: String,
    /// When.
    pub at: Timestamp,
    /// Whose account; none for the operator.
    pub account: Option<AccountId>,
    /// Name of the account's holder; empty for the operator.
    pub who: String,
    /// Rows that made something.
    pub made: i64,
    /// Rows that changed something.
    pub changed: i64,
    /// Rows that were so already.
    pub same: i64,
}

/// Writes down that a file was brought in.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_run(tx: &mut Tx, scope: JobCentreId, r: &Run) -> Result<(), StoreError> {
    let values = values![r.id, r.kind, &r.file_hash, r.at, r.account, r.made, r.changed, r.same];
    tx.run(INSERT_RUN.within(scope, values)).await?;
    Ok(())
}

/// The latest files that were brought in, newest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn runs(tx: &mut Tx, scope: JobCentreId, most: i64) -> Result<Vec<Run>, StoreError> {
    let read = |r: &Row| {
        Ok(Run {
            id: r.get("id")?,
            kind: r.get("kind")?,
            file_hash: r.get("file_hash")?,
            at: r.get("at")?,
            account: r.get("account")?,
            who: r.get("who")?,
            made: r.get("made")?,
            changed: r.get("changed")?,
            same: r.get("same")?,
        })
    };
    tx.all(RUNS.within(scope, values![most]), read).await
}

/// A file between the look at it and the deed; sealed, and its owner's alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Identifier.
    pub id: ImportId,
    /// What kind.
    pub kind: ImportKind,
    /// Whose.
    pub account: AccountId,
    /// When it came.
    pub at: Timestamp,
    /// Which column of the file means which field, as JSON.
    pub mapping: String,
    /// The file.
    pub file: Vec<u8>,
}

/// Keeps a file; those older than `before` are thrown away.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn insert_draft(tx: &mut Tx, scope: JobCentreId, d: &Draft, before: Timestamp) -> Result<(), StoreError> {
    tx.run(OLD_DRAFTS.within(scope, values![before])).await?;
    let sealed = tx.keys.seal(&d.file, &bound_to(d.id))?;
    let values = values![d.id, d.kind, d.account, d.at, &d.mapping, sealed];
    tx.run(INSERT_DRAFT.within(scope, values)).await?;
    Ok(())
}

fn bound_to(id: ImportId) -> String {
    format!("import_draft.file:{id}")
}

/// A file that somebody keeps.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn draft(
    tx: &mut Tx,
    scope: JobCentreId,
    id: ImportId,
    account: AccountId,
) -> Result<Option<Draft>, StoreError> {
    let keys = tx.keys.clone();
    let read = |r: &Row| {
        Ok(Draft {
            id: r.get("id")?,
            kind: r.get("kind")?,
            account,
            at: r.get("at")?,
            mapping: r.get("mapping")?,
            file: keys.open(&r.get::<Vec<u8>>("file_sealed")?, &bound_to(id))?,
        })
    };
    tx.first(DRAFT.within(scope, values![id, account]), read).await
}

/// Says which column means which field.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn map_draft(
    tx: &mut Tx,
    scope: JobCentreId,
    id: ImportId,
    account: AccountId,
    mapping: &str,
) -> Result<bool, StoreError> {
    Ok(tx.run(MAP_DRAFT.within(scope, values![id, account, mapping])).await? == 1)
}

/// Throws a file away.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove_draft(tx: &mut Tx, scope: JobCentreId, id: ImportId, account: AccountId) -> Result<(), StoreError> {
    tx.run(REMOVE_DRAFT.within(scope, values![id, account])).await?;
    Ok(())
}
