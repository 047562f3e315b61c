//! The two tables as citizens and centres, each sorted by what identifies them: the order of rows never shows.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use holdepunkt_rules::matching::{
    centre::Centre,
    citizen::{CentreNumber, Citizen, Industry, Tag},
    point::Point,
};

use crate::{
    cell,
    fault::{Expected, Fault},
    table::{Row, Table},
};

const CITIZENS: &[&str] = &[
    "citizen",
    "complex",
    "hours",
    "travel_km",
    "lat",
    "lon",
    "waiting_since",
    "deadline",
    "goals",
    "needs",
    "declined_industries",
    "barred_centres",
    "first_wish",
    "second_wish",
];

const CENTRES: &[&str] = &[
    "centre",
    "generation",
    "contract_from",
    "contract_to",
    "free_places",
    "hours_from",
    "accommodations",
    "lat",
    "lon",
    "industry",
    "occupations",
    "mentor_trained",
    "mentor_experience",
];

/// Everyone who waits and every centre.
#[derive(Debug)]
pub struct Input {
    /// What identifies each citizen, in order.
    pub citizen_names: Vec<String>,
    /// The citizens.
    pub citizens: Vec<Citizen>,
    /// What identifies each centre, in order.
    pub centre_names: Vec<String>,
    /// The centres.
    pub centres: Vec<Centre>,
}

/// Codes and the numbers they are given.
#[derive(Default)]
struct Codes(HashMap<String, u32>);

impl Codes {
    fn number(&mut self, code: &str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(code.to_owned()).or_insert(next)
    }

    fn numbers<T>(&mut self, text: &str, make: impl Fn(u32) -> T) -> Vec<T> {
        cell::list(text).map(|code| make(self.number(code))).collect()
    }
}

impl Input {
    /// Reads both tables of a folder.
    ///
    /// # Errors
    /// The first thing that is wrong with either, the centres' before the citizens'.
    pub fn read(folder: &Path) -> Result<Self, Fault> {
        let (centres, citizens) =
            (Table::read(folder, "centres", CENTRES)?, Table::read(folder, "citizens", CITIZENS)?);
        let (mut tags, mut industries) = (Codes::default(), Codes::default());
        let read = |row: &Row<'_>| centre(row, &mut tags, &mut industries);
        let (centre_names, centres) = sorted(&centres, "centre", cell::filled, read)?;
        let numbers: HashMap<&str, CentreNumber> =
            centre_names.iter().map(String::as_str).zip((0..).map(CentreNumber)).collect();
        let read = |row: &Row<'_>| citizen(row, &numbers, &mut tags, &mut industries);
        let (citizen_names, citizens) = sorted(&citizens, "citizen", cell::pseudonym, read)?;
        Ok(Self { citizen_names, citizens, centre_names, centres })
    }
}

/// Reads each row and sorts by the column that identifies it, which must be another one in each.
fn sorted<T>(
    table: &Table,
    key: &'static str,
    name: impl Fn(&str) -> Result<&str, Expected>,
    mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
) -> Result<(Vec<String>, Vec<T>), Fault> {
    let (mut seen, mut rows) = (HashSet::new(), Vec::new());
    for row in table.rows() {
        let name = row.read(key, &name)?;
        if !seen.insert(name) {
            return Err(row.fault(key, name, Expected::Other));
        }
        rows.push((name.to_owned(), read(&row)?));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(rows.into_iter().unzip())
}

fn point(row: &Row<'_>) -> Result<Point, Fault> {
    let (latitude, longitude) = (row.read("lat", cell::latitude)?, row.read("lon", cell::longitude)?);
    Point::degrees(latitude, longitude).ok_or_else(|| row.fault("lat", row.text("lat"), Expected::Latitude))
}

fn centre(row: &Row<'_>, tags: &mut Codes, industries: &mut Codes) -> Result<Centre, Fault> {
    let generation = row.read("generation", cell::generation)?;
    let contract_from = row.read("contract_from", cell::day)?;
    let contract_to = row.read("contract_to", cell::day_or_none)?;
    if contract_to.is_some_and(|to| to < contract_from) {
        return Err(row.fault("contract_to", row.text("contract_to"), Expected::NotBefore));
    }
    Ok(Centre {
        generation,
        contract_from,
        contract_to,
        free_places: row.read("free_places", cell::count)?,
        hours_from: row.read("hours_from", cell::hours)?,
        accommodations: tags.numbers(row.text("accommodations"), Tag),
        place: point(row)?,
        industries: vec![Industry(industries.number(row.read("industry", cell::filled)?))],
        occupations: row.read("occupations", cell::occupations)?,
        mentor_trained: row.read("mentor_trained", cell::flag)?,
        mentor_experience: tags.numbers(row.text("mentor_experience"), Tag),
    })
}

fn citizen(
    row: &Row<'_>,
    centres: &HashMap<&str, CentreNumber>,
    tags: &mut Codes,
    industries: &mut Codes,
) -> Result<Citizen, Fault> {
    let known = |column, name: &str| {
        let number = centres.get(name).copied();
        number.ok_or_else(|| row.fault(column, name, Expected::Centre))
    };
    let wish = |column| match row.text(column) {
        "" => Ok(None),
        name => known(column, name).map(Some),
    };
    Ok(Citizen {
        complex: row.read("complex", cell::flag)?,
        hours: row.read("hours", cell::hours)?,
        travel_km: row.read("travel_km", cell::kilometres)?,
        home: point(row)?,
        waiting_since: row.read("waiting_since", cell::day)?,
        deadline: row.read("deadline", cell::day_or_none)?,
        goals: row.read("goals", cell::occupations)?,
        needs: tags.numbers(row.text("needs"), Tag),
        declined: industries.numbers(row.text("declined_industries"), Industry),
        barred: cell::list(row.text("barred_centres"))
            .map(|name| known("barred_centres", name))
            .collect::<Result<_, _>>()?,
        first_wish: wish("first_wish")?,
        second_wish: wish("second_wish")?,
    })
}
