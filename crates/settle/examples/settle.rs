//! Settles a register as `holdepunkt settle` does, without the rest of the house: for bench/settlement, and to look at
//! what is slow.
//!
//! settle REGISTER OUT [THREADS]

use std::{path::Path, process::ExitCode};

use holdepunkt_rules::{grants::terms::Terms, programme::Programme};
use holdepunkt_settle::{Asked, Format, Made, Unwatched, Wanted, settle};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(register), Some(out)) = (arguments.first(), arguments.get(1)) else {
        eprintln!("settle REGISTER OUT [THREADS]");
        return ExitCode::from(2);
    };
    let programme = Programme::read("vcg2", include_str!("../../../rulebook/programmes/vcg2.toml"));
    let Some(terms) = programme.ok().and_then(|p| Terms::of(&p).ok()) else { return ExitCode::from(2) };
    let threads = arguments.get(2).and_then(|n| n.parse().ok());
    let asked = Asked { terms: &terms, register: Path::new(register), as_of: None, threads, budget: None };
    let wanted = Wanted {
        out: Path::new(out),
        format: Format::Csv,
        made: Made { programme: "vcg2".to_owned(), ..Made::default() },
        compare_readings: false,
        on_account: None,
        corrects: None,
        record_inputs: false,
    };
    match settle(&asked, &wanted, &Unwatched) {
        Ok(done) => {
            println!("{done:?}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault:?}");
            ExitCode::from(2)
        }
    }
}
