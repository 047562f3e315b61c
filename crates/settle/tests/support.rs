//! Registers in folders that are gone afterwards.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use holdepunkt_rules::{
    grants::{
        day::Day,
        terms::{Readings, Terms},
    },
    programme::Programme,
};
use holdepunkt_settle::{Asked, Done, Fault, Format, Made, Unwatched, Wanted, settle};
use parquet::{
    data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type},
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::parser::parse_message_type,
};

/// A folder that is gone when the test is.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("holdepunkt-settle-{}-{count}", std::process::id()));
        drop(fs::remove_dir_all(&path));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// What lies in it, hidden things too.
    pub fn entries(&self) -> Vec<String> {
        let name = |e: std::io::Result<fs::DirEntry>| e.unwrap().file_name().into_string().unwrap();
        let mut names: Vec<String> = fs::read_dir(&self.0).unwrap().map(name).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

pub fn vcg2() -> Terms {
    let text = include_str!("../../../rulebook/programmes/vcg2.toml");
    Terms::of(&Programme::read("vcg2", text).unwrap()).unwrap()
}

/// The tables of a register, as lines without the header.
#[derive(Debug, Clone, Default)]
pub struct Tables(pub BTreeMap<&'static str, Vec<String>>);

pub const TABLES: [(&str, &str); 6] = [
    ("job_centres", "job_centre,name,expected_participants"),
    ("target_group", "citizen,group,from,to"),
    ("placements", "citizen,job_centre,company,from,to"),
    ("work_weeks", "citizen,week,kind,hours"),
    ("education_weeks", "citizen,week"),
    ("benefit_weeks", "citizen,week,benefit"),
];

impl Tables {
    pub fn add(&mut self, table: &'static str, row: String) {
        self.0.entry(table).or_default().push(row);
    }

    pub fn rows(&self, table: &str) -> &[String] {
        self.0.get(table).map(Vec::as_slice).unwrap_or_default()
    }

    /// Writes them as CSV.
    pub fn csv(&self, folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        for (table, header) in TABLES {
            let mut text = format!("{header}\n");
            self.rows(table).iter().for_each(|row| text += &format!("{row}\n"));
            fs::write(folder.join(format!("{table}.csv")), text).unwrap();
        }
    }

    /// Writes them as Parquet in row groups of so many rows.
    pub fn parquet(&self, folder: &Path, group: usize) {
        fs::create_dir_all(folder).unwrap();
        for (table, header) in TABLES {
            let names: Vec<&str> = header.split(',').collect();
            let field = |name: &&str| match *name {
                "from" | "week" => format!("required int32 {name} (DATE);"),
                "to" => "optional int32 to (DATE);".to_owned(),
                "hours" => "required double hours;".to_owned(),
                "expected_participants" => format!("required int32 {name};"),
                "citizen" => "optional binary citizen (UTF8);".to_owned(),
                _ => format!("required binary {name} (UTF8);"),
            };
            let fields: String = names.iter().map(field).collect();
            let schema = Arc::new(parse_message_type(&format!("message t {{ {fields} }}")).unwrap());
            // Some citizens' texts through a dictionary, others plain.
            let properties = WriterProperties::builder().set_dictionary_enabled(table != "work_weeks").build();
            let file = fs::File::create(folder.join(format!("{table}.parquet"))).unwrap();
            let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties)).unwrap();
            for rows in self.rows(table).chunks(group) {
                let cells: Vec<Vec<&str>> = rows.iter().map(|r| r.split(',').collect()).collect();
                let mut out = writer.next_row_group().unwrap();
                for (at, name) in names.iter().enumerate() {
                    let cells: Vec<&str> = cells.iter().map(|c| c[at]).collect();
                    let mut column = out.next_column().unwrap().unwrap();
                    let day = |text: &&str| Day::of(text.parse().unwrap()).number();
                    match *name {
                        "from" | "week" => {
                            let days: Vec<i32> = cells.iter().map(day).collect();
                            column.typed::<Int32Type>().write_batch(&days, None, None).unwrap();
                        }
                        "to" => {
                            let levels: Vec<i16> = cells.iter().map(|c| i16::from(!c.is_empty())).collect();
                            let days: Vec<i32> = cells.iter().filter(|c| !c.is_empty()).map(day).collect();
                            column.typed::<Int32Type>().write_batch(&days, Some(&levels), None).unwrap();
                        }
                        "hours" => {
                            let hours: Vec<f64> = cells.iter().map(|c| c.parse().unwrap()).collect();
                            column.typed::<DoubleType>().write_batch(&hours, None, None).unwrap();
                        }
                        "expected_participants" => {
                            let counts: Vec<i32> = cells.iter().map(|c| c.parse().unwrap()).collect();
                            column.typed::<Int32Type>().write_batch(&counts, None, None).unwrap();
                        }
                        _ => {
                            let texts: Vec<ByteArray> = cells.iter().map(|c| ByteArray::from(*c)).collect();
                            let levels = vec![1; texts.len()];
                            let levels = (*name == "citizen").then_some(levels.as_slice());
                            column.typed::<ByteArrayType>().write_batch(&texts, levels, None).unwrap();
                        }
                    }
                    column.close().unwrap();
                }
                out.close().unwrap();
            }
            writer.close().unwrap();
        }
    }
}

/// How a settlement is run in a test.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    pub readings: Readings,
    pub threads: usize,
    pub budget: Option<usize>,
    pub format: Format,
    pub as_of: Option<Day>,
}

impl Way {
    pub fn usual() -> Self {
        Self { readings: vcg2().readings, threads: 2, budget: None, format: Format::Csv, as_of: None }
    }
}

/// What a settlement writes when nothing more is asked for.
pub fn wanted(out: &Path, format: Format) -> Wanted<'_> {
    let made = Made { programme: "vcg2".to_owned(), program_version: "0".to_owned(), ..Made::default() };
    Wanted { out, format, made, compare_readings: false, on_account: None, corrects: None, record_inputs: false }
}

pub fn run(register: &Path, out: &Path, way: Way) -> Result<Done, Fault> {
    let terms = vcg2().read_as(way.readings);
    let asked = Asked { terms: &terms, register, as_of: way.as_of, threads: Some(way.threads), budget: way.budget };
    settle(&asked, &wanted(out, way.format), &Unwatched)
}

/// A small generator of numbers that a seed decides.
pub struct Dice(pub u64);

impl Dice {
    pub fn of(&mut self, low: i32, high: i32) -> i32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + i32::try_from((z ^ (z >> 31)) % u64::try_from(high - low + 1).unwrap()).unwrap()
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, usize::try_from(self.of(0, i32::try_from(at).unwrap())).unwrap());
        }
    }
}

/// A register of so many citizens, in which most things happen to somebody.
pub fn register(seed: u64, citizens: i32) -> Tables {
    let mut dice = Dice(seed);
    let mut tables = Tables::default();
    for (code, name, expected) in [("410", "Middelfart", 60), ("101", "København", 3), ("846", "Mariagerfjord", 100)] {
        tables.add("job_centres", format!("{code},{name},{expected}"));
    }
    for n in 0..citizens {
        let citizen = format!("C{:05}", (i64::from(n) * 7919) % 100_003);
        let mut from = Day::civil(2013, 12, 1).unwrap().plus(dice.of(0, 600));
        let since = from.plus(-dice.of(700, 800));
        let group = if dice.of(0, 1) == 0 { "resource_course" } else { "cash_assistance" };
        tables.add("target_group", format!("{citizen},{group},{since},"));
        let mut last = from;
        for _ in 0..dice.of(0, 3) {
            last = from.plus(dice.of(5, 120));
            let to = if dice.of(0, 20) == 0 { String::new() } else { last.to_string() };
            let centre = ["101", "410", "846"][usize::try_from(dice.of(0, 2)).unwrap()];
            tables.add("placements", format!("{citizen},{centre},Firma {n},{from},{to}"));
            from = last.plus(dice.of(1, 40));
        }
        let monday = last.week().plus(dice.of(-2, 6));
        for week in 0..dice.of(0, 30) {
            let day = monday.plus(week).monday();
            match dice.of(0, 20) {
                0 => {}
                1 => {
                    tables.add("benefit_weeks", format!("{citizen},{day},{}", if week % 2 == 0 { "su" } else { "kh" }))
                }
                2 => tables.add("work_weeks", format!("{citizen},{day},flexi,{}.5", dice.of(0, 37))),
                3..6 => tables.add("education_weeks", format!("{citizen},{day}")),
                _ => tables.add("work_weeks", format!("{citizen},{day},ordinary,{}", dice.of(4, 12))),
            }
        }
    }
    tables
}
