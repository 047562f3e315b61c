//! `holdepunkt import`: a file tried, or brought in, with progress and an error report.

use std::{
    io::Read as _,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use anyhow::{Context as _, bail};
use clap::Args;
use holdepunkt_casework::{
    Context, Who,
    imports::{self, Ask, Fault, Mapping, Outcome, Progress, Step, Watch},
    job_centres,
};
use holdepunkt_rules::import::ImportKind;
use holdepunkt_sheets::{How, Limits};
use holdepunkt_wording::{Argument, Words};

use crate::{args::Settings, export, house};

#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_parser = kind)]
    kind: What,
    file: PathBuf,
    #[arg(long)]
    job_centre: Option<String>,
    #[arg(long, value_parser = pair)]
    map: Vec<(String, String)>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    errors: Option<PathBuf>,
    #[arg(long, env = "HOLDEPUNKT_PASSPHRASE_FILE")]
    passphrase_file: Option<PathBuf>,
}

/// What a file holds: people's rows, or everything that an export took out.
#[derive(Debug, Clone, Copy)]
enum What {
    Everything,
    Rows(ImportKind),
}

/// Slips that are told one by one; the rest stands in the report.
const TOLD: usize = 20;

/// What everything is called beside the kinds of rows.
const EVERYTHING: &str = "everything";

fn kind(text: &str) -> Result<What, String> {
    if text == EVERYTHING {
        return Ok(What::Everything);
    }
    let all = || ImportKind::ALL.iter().map(|k| k.code()).chain([EVERYTHING]).collect::<Vec<_>>().join(", ");
    ImportKind::from_code(text).map(What::Rows).ok_or_else(all)
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (column, field) = text.rsplit_once('=').ok_or("\"column=field\"")?;
    Ok((column.trim().to_owned(), field.trim().to_owned()))
}

/// Brings a file in: what an export took out, or rows of a kind.
pub async fn run(settings: &Settings, import: Import, words: Words) -> anyhow::Result<ExitCode> {
    let What::Rows(kind) = import.kind else {
        let rows_only = !import.map.is_empty() || import.dry_run || import.errors.is_some();
        if rows_only || import.job_centre.is_some() {
            bail!(words.say("cli-import-everything-alone"));
        }
        return export::bring_in(settings, &import.file, import.passphrase_file.as_deref(), words).await;
    };
    rows(settings, import, kind, words).await
}

/// Tries a file, and brings it in unless it is only to be tried.
async fn rows(settings: &Settings, import: Import, kind: ImportKind, words: Words) -> anyhow::Result<ExitCode> {
    let Some(named) = &import.job_centre else { bail!(words.say("cli-import-job-centre")) };
    let bytes = Arc::new(load(&import.file, words)?);
    let house = house::open(settings, words).await?;
    let worded = |e| house::refused(e, words);
    let job_centre = job_centres::named(&house, named).await.map_err(worded)?;
    let operator = house.context(Who::Operator(Some(job_centre.id)));
    let mut ask = Ask { kind, bytes, mapping: Mapping::new() };
    ask.mapping = mapping(&operator, &ask, &import.map).map_err(worded)?;
    let began = Instant::now();
    let watch = watch(words);
    let tried = imports::try_out(&operator, &ask, &watch).await.map_err(worded)?;
    let wrong = tried.faults.rows() > 0;
    if let Some(path) = import.errors.as_ref().filter(|_| wrong) {
        report(path, &ask, &tried, words)?;
    }
    let done =
        if import.dry_run || wrong { &tried } else { &imports::run(&operator, &ask, &watch).await.map_err(worded)? };
    tell(done, words);
    let ending = match (wrong, import.dry_run) {
        (true, _) => words.say("cli-import-nothing"),
        (false, true) => words.say("cli-import-tried"),
        (false, false) => {
            let seconds = began.elapsed().as_secs_f64().ceil();
            words.say_with("cli-import-done", &[("seconds", Argument::from(format!("{seconds}")))])
        }
    };
    println!("{ending}");
    house.store.close().await;
    Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The file, unless it is too large to be looked at: then it is not even read.
fn load(path: &Path, words: Words) -> anyhow::Result<Vec<u8>> {
    let most = Limits::default().file;
    let size = std::fs::metadata(path).with_context(|| path.display().to_string())?.len();
    if size > most as u64 {
        let most = i64::try_from(most / 1_000_000).unwrap_or(i64::MAX);
        bail!(words.refusal(&holdepunkt_rules::Refusal::FileTooLarge { most }));
    }
    // What is no file says nothing of its size, and may have no end.
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    file.take(most as u64 + 1).read_to_end(&mut bytes).with_context(|| path.display().to_string())?;
    Ok(bytes)
}

/// What the headers mean by themselves, and what was said of them.
fn mapping(operator: &Context, ask: &Ask, said: &[(String, String)]) -> Result<Mapping, holdepunkt_casework::Error> {
    if said.is_empty() {
        return Ok(Mapping::new());
    }
    let header = imports::look(operator, ask)?;
    let known = header.names.into_iter().zip(header.fields).filter_map(|(n, f)| Some((n, f?)));
    let said_for = |field: &String| said.iter().any(|(_, f)| f == field);
    let mut mapping: Mapping = known.filter(|(_, f)| !said_for(f)).collect();
    mapping.extend(said.iter().cloned());
    Ok(mapping)
}

/// Tells of progress, a line for each tenth of the way.
fn watch(words: Words) -> Watch {
    let last: Mutex<(Option<Step>, usize)> = Mutex::new((None, 0));
    Watch::new(move |p: Progress| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let every = if p.of == 0 { 20_000 } else { (p.of / 10).max(1_000) };
        if last.0 == Some(p.step) && p.done < last.1 + every && p.done != p.of {
            return;
        }
        *last = (Some(p.step), p.done);
        let number = |n: usize| Argument::from(words.number(i64::try_from(n).unwrap_or(i64::MAX)));
        let key = format!("cli-import-{}", p.step);
        eprintln!("{}", words.say_with(&key, &[("done", number(p.done)), ("of", number(p.of))]));
    })
}

fn tell(o: &Outcome, words: Words) {
    let number = |n: usize| Argument::from(words.number(i64::try_from(n).unwrap_or(i64::MAX)));
    if let How::Windows1252 { words: seen } = &o.how {
        println!("{}", words.say_with("cli-import-western", &[("words", Argument::from(seen.join(", ")))]));
    }
    if o.restored > 0 {
        println!("{}", words.say_with("cli-import-restored", &[("count", number(o.restored))]));
    }
    for fault in o.faults.list.iter().take(TOLD) {
        println!("{}", sentence(fault, words));
    }
    for change in o.changes.iter().take(TOLD) {
        let what = words.say(&format!("import-changed-{}", change.what.code().replace('_', "-")));
        let values = [
            ("line", Argument::from(change.line.to_string())),
            ("name", Argument::from(change.name.clone())),
            ("what", Argument::from(what)),
            ("before", Argument::from(change.before.clone())),
            ("after", Argument::from(change.after.clone())),
        ];
        println!("{}", words.say_with("cli-import-change", &values));
    }
    if o.changes.len() > TOLD {
        println!("{}", words.say_with("import-changes-more", &[("count", number(o.changes.len() - TOLD))]));
    }
    let values = [
        ("made", number(o.made)),
        ("changed", number(o.changed)),
        ("same", number(o.same)),
        ("wrong", number(o.faults.rows())),
    ];
    println!("{}", words.say_with("cli-import-counts", &values));
}

fn sentence(fault: &Fault, words: Words) -> String {
    let values = [
        ("line", Argument::from(fault.line.to_string())),
        ("column", Argument::from(fault.header.clone())),
        ("seen", Argument::from(fault.seen.clone())),
        ("why", Argument::from(words.refusal(&fault.refusal))),
    ];
    words.say_with(if fault.seen.is_empty() { "import-fault-empty" } else { "import-fault" }, &values)
}

/// Writes the rows with what is wrong beside them, as a workbook or, by the file's name, as CSV.
fn report(path: &Path, ask: &Ask, outcome: &Outcome, words: Words) -> anyhow::Result<()> {
    let headers = [words.say("import-report-row"), words.say("import-report-wrong")];
    let tell = |f: &Fault| {
        let values = [("column", Argument::from(f.header.clone())), ("why", Argument::from(words.refusal(&f.refusal)))];
        words.say_with("import-report-fault", &values)
    };
    let sheet = imports::errors(&ask.bytes, outcome, &words.say("import-report-name"), headers, &tell)
        .map_err(|e| house::refused(e, words))?;
    let is_csv = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    let bytes = if is_csv { holdepunkt_sheets::csv(&sheet) } else { holdepunkt_sheets::xlsx(&sheet)? };
    std::fs::write(path, bytes).with_context(|| path.display().to_string())?;
    println!("{}", words.say_with("cli-import-report", &[("path", Argument::from(path.display().to_string()))]));
    Ok(())
}
