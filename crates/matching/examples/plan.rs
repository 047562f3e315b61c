//! Pair building and solving alone, by the clock: `plan FOLDER START [RUNS] [PAIRS]` prints, as JSON, what was found
//! and the milliseconds of each run. With PAIRS the pairs are written there, one a line, for another solver.
//! `plan tables FOLDER OUT START` goes from tables to tables.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // it measures, and says so

use std::{fmt::Write as _, fs, path::Path, time::Instant};

use holdepunkt_matching::{Asked, Format, Input, matched, pairs};
use holdepunkt_rules::{
    matching::{citizen::CitizenNumber, pairs::Field, solve::solve, weights::Weights},
    programme::Programme,
};

const VCG2: &str = include_str!("../../../rulebook/programmes/vcg2.toml");

fn main() -> Result<(), String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let programme = Programme::read("vcg2", VCG2)?;
    if let [tables, folder, out, start] = words.as_slice()
        && tables == "tables"
    {
        let start = start.parse().map_err(|_| "START")?;
        let weights = Weights::of(&programme, start).map_err(|e| format!("{e:?}"))?;
        let (input, out) = (Path::new(folder), Path::new(out));
        let asked = Asked { input, out, start, weights: &weights, explain: false, format: Format::Csv };
        println!("{:?}", matched(&asked).map_err(|e| format!("{e:?}"))?);
        return Ok(());
    }
    let (folder, start) = match words.as_slice() {
        [folder, start, ..] => (folder, start.parse().map_err(|_| "START")?),
        _ => return Err("plan FOLDER START [RUNS] [PAIRS]".to_owned()),
    };
    let runs: usize = words.get(2).map_or(Ok(1), |n| n.parse()).map_err(|_| "RUNS")?;
    let weights = Weights::of(&programme, start).map_err(|e| format!("{e:?}"))?;
    let input = Input::read(Path::new(folder)).map_err(|e| format!("{e:?}"))?;
    let places: Vec<u32> = input.centres.iter().map(|c| c.free_places).collect();
    let (mut building, mut solving, mut found) = (Vec::new(), Vec::new(), None);
    for _ in 0..runs.max(1) {
        let before = Instant::now();
        let field = Field::new(&input.citizens, &input.centres, &weights, start);
        let pairs = pairs(&field);
        building.push(before.elapsed().as_secs_f64() * 1e3);
        let before = Instant::now();
        let solution = solve(&pairs, &places);
        solving.push(before.elapsed().as_secs_f64() * 1e3);
        found = Some((pairs, solution));
    }
    let Some((pairs, solution)) = found else { return Ok(()) };
    if let Some(path) = words.get(3) {
        let mut text = String::new();
        for citizen in (0..).take(pairs.citizens()).map(CitizenNumber) {
            for (centre, worth) in pairs.of(citizen) {
                let _ = writeln!(text, "{},{},{worth}", citizen.0, centre.0);
            }
        }
        fs::write(path, text).map_err(|e| e.to_string())?;
    }
    println!(
        "{{\"citizens\":{},\"centres\":{},\"pairs\":{},\"count\":{},\"worth\":{},\"build_ms\":{building:?},\"solve_ms\":{solving:?}}}",
        input.citizens.len(),
        input.centres.len(),
        pairs.len(),
        solution.count,
        solution.worth
    );
    Ok(())
}
