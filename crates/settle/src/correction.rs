//! What a settlement changes in the one that it corrects: every line that is new, gone or another.

use holdepunkt_rules::{
    code_enum,
    grants::{
        day::Day,
        line::{Grant, Way},
    },
    money::Ore,
};

use crate::{
    Progress,
    earlier::Earlier,
    fault::Fault,
    names::Names,
    out::{self, Cell, Head, Kind},
    run::Small,
    tables::{Into, Ranked},
};

code_enum! {
    /// What became of a line.
    Change {
        /// It was not there before.
        New = "new",
        /// It is not there any more.
        Gone = "gone",
        /// It is there, and says something else.
        Changed = "changed",
    }
}

/// How much a correction changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Corrected {
    /// Lines that were not there before.
    pub new: u64,
    /// Lines that are not there any more.
    pub gone: u64,
    /// Lines that say something else.
    pub changed: u64,
    /// What is paid more of all lines; below 0 when it is less.
    pub paid: Ore,
}

/// What a line says beside its key. In the order in which lines with one key follow each other: a citizen with two
/// courses has two first months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Says {
    earned_on: Day,
    basis_from: Day,
    amount: u32,
    paid: u32,
    way: Option<Way>,
    excludes_flexi_bonus: bool,
}

/// Job centre and citizen by the places of their texts, grant, number.
type Key = (u32, u32, Grant, u32);

/// One line on either side, or on both.
struct Difference {
    key: Key,
    before: Option<Says>,
    after: Option<Says>,
}

impl Difference {
    const fn change(&self) -> Change {
        match (&self.before, &self.after) {
            (None, _) => Change::New,
            (_, None) => Change::Gone,
            _ => Change::Changed,
        }
    }
}

const DIFFERENCES: &[Head] = &[
    Head::of("job_centre", Kind::Text),
    Head::of("citizen", Kind::Text),
    Head::of("grant", Kind::Text),
    Head::of("number", Kind::Whole),
    Head::of("change", Kind::Text),
    Head::or_empty("earned_on_before", Kind::Day),
    Head::or_empty("earned_on_after", Kind::Day),
    Head::or_empty("amount_before", Kind::Kroner),
    Head::or_empty("amount_after", Kind::Kroner),
    Head::or_empty("paid_before", Kind::Kroner),
    Head::or_empty("paid_after", Kind::Kroner),
    Head::or_empty("basis_from_before", Kind::Day),
    Head::or_empty("basis_from_after", Kind::Day),
    Head::or_empty("way_before", Kind::Text),
    Head::or_empty("way_after", Kind::Text),
    Head::or_empty("excludes_flexi_bonus_before", Kind::Flag),
    Head::or_empty("excludes_flexi_bonus_after", Kind::Flag),
];

/// Writes the table `differences`.
pub fn table(
    to: Into<'_>,
    earlier: &Earlier,
    ranked: &Ranked<'_>,
    lines: &[Vec<Small>],
    progress: &dyn Progress,
) -> Result<Corrected, Fault> {
    let mut names = Names::default();
    let before = lines_of(earlier, &mut names, progress)?;
    let mut after = Vec::new();
    for (centre, lines) in lines.iter().enumerate() {
        let centre = names.number(ranked.code(centre).as_bytes()).unwrap_or(0);
        for line in lines {
            let citizen = names.number(ranked.name(line.citizen).as_bytes()).unwrap_or(0);
            after.push(((centre, citizen, line.grant, line.number), Says::of(line)));
        }
    }
    let (rank, by_rank) = names.ranked();
    let in_order = |mut lines: Vec<(Key, Says)>| {
        let place = |n: u32| rank.get(n as usize).copied().unwrap_or(0);
        lines.iter_mut().for_each(|(key, _)| (key.0, key.1) = (place(key.0), place(key.1)));
        lines.sort_unstable();
        lines
    };
    let differences = differences(&in_order(before), &in_order(after));
    let text = |place: u32| {
        let number = by_rank.get(place as usize).copied().unwrap_or(0);
        Cell::Text(std::str::from_utf8(names.get(number)).unwrap_or_default())
    };
    let mut sum = Corrected::default();
    out::table(to.folder, "differences", DIFFERENCES, to.format, differences.len() as u64, |out| {
        for d in &differences {
            let change = d.change();
            match change {
                Change::New => sum.new += 1,
                Change::Gone => sum.gone += 1,
                Change::Changed => sum.changed += 1,
            }
            let paid = |says: Option<Says>| says.map_or(0, |s| i64::from(s.paid));
            sum.paid.0 += 100 * (paid(d.after) - paid(d.before));
            let (centre, citizen, grant, number) = d.key;
            let (grant, change) = (Cell::Text(grant.code()), Cell::Text(change.code()));
            let mut row = vec![text(centre), text(citizen), grant, Cell::Whole(number.into()), change];
            let cells: [fn(&Says) -> Cell<'static>; 6] = [
                |s| Cell::Day(s.earned_on),
                |s| Cell::Whole(s.amount.into()),
                |s| Cell::Whole(s.paid.into()),
                |s| Cell::Day(s.basis_from),
                |s| s.way.map_or(Cell::Empty, |way| Cell::Text(way.code())),
                |s| s.way.map_or(Cell::Empty, |_| Cell::Flag(s.excludes_flexi_bonus)),
            ];
            for cell in cells {
                row.push(d.before.as_ref().map_or(Cell::Empty, cell));
                row.push(d.after.as_ref().map_or(Cell::Empty, cell));
            }
            out.row(&row)?;
        }
        Ok(())
    })?;
    Ok(sum)
}

impl Says {
    const fn of(line: &Small) -> Self {
        Self {
            earned_on: line.earned_on,
            basis_from: line.basis_from,
            amount: line.kroner,
            paid: line.paid,
            way: line.way,
            excludes_flexi_bonus: line.excludes_flexi_bonus,
        }
    }
}

fn lines_of(earlier: &Earlier, names: &mut Names, progress: &dyn Progress) -> Result<Vec<(Key, Says)>, Fault> {
    let columns = [
        "job_centre",
        "citizen",
        "grant",
        "number",
        "basis_from",
        "earned_on",
        "amount",
        "paid",
        "way",
        "excludes_flexi_bonus",
    ];
    let mut lines = Vec::new();
    earlier.rows(
        "lines",
        columns,
        progress,
        |[centre, citizen, grant, number, from, on, amount, paid, way, flexi]| {
            let day = |text: &str| text.parse().ok().map(Day::of);
            let key = (
                names.number(centre.as_bytes())?,
                names.number(citizen.as_bytes())?,
                Grant::from_code(grant)?,
                number.parse().ok()?,
            );
            let says = Says {
                earned_on: day(on)?,
                basis_from: day(from)?,
                amount: amount.parse().ok()?,
                paid: paid.parse().ok()?,
                way: Way::from_code(way),
                excludes_flexi_bonus: flexi == "true",
            };
            lines.push((key, says));
            Some(())
        },
    )?;
    Ok(lines)
}

/// What differs between two lists in order.
fn differences(before: &[(Key, Says)], after: &[(Key, Says)]) -> Vec<Difference> {
    let mut found = Vec::new();
    let (mut before, mut after) = (before, after);
    loop {
        let key = match (before.first(), after.first()) {
            (Some((b, _)), Some((a, _))) => *b.min(a),
            (Some((key, _)), None) | (None, Some((key, _))) => *key,
            (None, None) => return found,
        };
        let (old, new) = (of_key(&mut before, key), of_key(&mut after, key));
        pair(key, old, new, &mut found);
    }
}

/// Takes the lines of a key off the front.
fn of_key(lines: &mut &[(Key, Says)], key: Key) -> Vec<Says> {
    let count = lines.iter().take_while(|(k, _)| *k == key).count();
    let (of_key, rest) = lines.split_at(count);
    *lines = rest;
    of_key.iter().map(|(_, says)| *says).collect()
}

/// Which line of a key became which: those that say the same are left out, those that were earned on the same day
/// belong together, the rest in order of time.
fn pair(key: Key, mut old: Vec<Says>, mut new: Vec<Says>, found: &mut Vec<Difference>) {
    let begins = found.len();
    let mut take = |same: &dyn Fn(&Says, &Says) -> bool, told: bool, found: &mut Vec<Difference>| {
        old.retain(|before| {
            let Some(at) = new.iter().position(|after| same(before, after)) else { return true };
            let after = Some(new.remove(at));
            if told {
                found.push(Difference { key, before: Some(*before), after });
            }
            false
        });
    };
    take(&|b, a| b == a, false, found);
    take(&|b, a| b.earned_on == a.earned_on, true, found);
    take(&|_, _| true, true, found);
    found.extend(old.into_iter().map(|before| Difference { key, before: Some(before), after: None }));
    found.extend(new.into_iter().map(|after| Difference { key, before: None, after: Some(after) }));
    let time = |d: &Difference| d.before.or(d.after);
    if let Some(of_key) = found.get_mut(begins..) {
        of_key.sort_by_key(time);
    }
}
