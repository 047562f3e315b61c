//! The floor of bench/settlement: decodes the columns that a settlement needs, by the same `parquet` crate and as many
//! threads, and does nothing with them but count. And what the machine's memory gives.
//!
//! decode REGISTER [THREADS] | decode --memory [THREADS]

use std::{
    fs::File,
    hint::black_box,
    path::Path,
    process::ExitCode,
    sync::atomic::{AtomicU64, AtomicUsize, Ordering},
    thread,
    time::Instant,
};

use parquet::{
    column::reader::{ColumnReader, ColumnReaderImpl},
    data_type::DataType,
    errors::Result,
    file::reader::{FileReader, SerializedFileReader},
};

const COLUMNS: [(&str, &[&str]); 6] = [
    ("job_centres", &["job_centre", "name", "expected_participants"]),
    ("target_group", &["citizen", "group", "from", "to"]),
    ("placements", &["citizen", "job_centre", "from", "to"]),
    ("work_weeks", &["citizen", "week", "kind", "hours"]),
    ("education_weeks", &["citizen", "week"]),
    ("benefit_weeks", &["citizen", "week", "benefit"]),
];

/// Rows of a batch.
const ROWS: usize = 1 << 15;

/// Bytes that the column would take as plain values.
fn decoded<T: DataType>(mut reader: ColumnReaderImpl<T>, bytes: impl Fn(&T::T) -> u64) -> Result<u64> {
    let (mut values, mut levels, mut sum) = (Vec::with_capacity(ROWS), Vec::with_capacity(ROWS), 0);
    loop {
        values.clear();
        levels.clear();
        if reader.read_records(ROWS, Some(&mut levels), None, &mut values)?.0 == 0 {
            return Ok(sum);
        }
        sum += values.iter().map(&bytes).sum::<u64>();
        black_box(&values);
    }
}

fn column(reader: ColumnReader) -> Result<u64> {
    match reader {
        ColumnReader::ByteArrayColumnReader(r) => decoded(r, |text| text.len() as u64),
        ColumnReader::Int32ColumnReader(r) => decoded(r, |_| 4),
        ColumnReader::Int64ColumnReader(r) => decoded(r, |_| 8),
        ColumnReader::DoubleColumnReader(r) => decoded(r, |_| 8),
        _ => Ok(0),
    }
}

/// Seconds, rows, and bytes as plain values.
fn decode(register: &Path, threads: usize) -> Result<(f64, u64, u64)> {
    let began = Instant::now();
    let (mut rows, bytes) = (0, AtomicU64::new(0));
    for (table, columns) in COLUMNS {
        // Each thread opens the file for itself: clones of one would share the place at which it is read.
        let open = || SerializedFileReader::new(File::open(register.join(format!("{table}.parquet")))?);
        let file = open()?;
        let descriptions = file.metadata().file_metadata().schema_descr().columns();
        let named = |c: &&str| descriptions.iter().position(|d| d.name() == *c);
        let places: Vec<usize> = columns.iter().filter_map(named).collect();
        let groups = file.metadata().num_row_groups();
        rows += file.metadata().file_metadata().num_rows().unsigned_abs();
        let next = AtomicUsize::new(0);
        let work = || -> Result<()> {
            let file = open()?;
            loop {
                let group = next.fetch_add(1, Ordering::Relaxed);
                if group >= groups {
                    return Ok(());
                }
                let group = file.get_row_group(group)?;
                for place in &places {
                    bytes.fetch_add(column(group.get_column_reader(*place)?)?, Ordering::Relaxed);
                }
            }
        };
        let work = &work;
        thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let own = work();
            others.into_iter().fold(own, |done, other| done.and(other.join().unwrap_or(Ok(()))))
        })?;
    }
    Ok((began.elapsed().as_secs_f64(), rows, bytes.into_inner()))
}

/// Bytes a second that all threads read from memory: the best of five turns over 1 GB.
fn memory(threads: usize) -> f64 {
    let words = vec![1_u64; 1 << 27];
    let part = words.len().div_ceil(threads);
    let turn = || {
        let began = Instant::now();
        let sum: u64 = thread::scope(|scope| {
            let parts: Vec<_> =
                words.chunks(part).map(|p| scope.spawn(move || black_box(p).iter().sum::<u64>())).collect();
            parts.into_iter().filter_map(|p| p.join().ok()).sum()
        });
        black_box(sum);
        words.len() as f64 * 8.0 / began.elapsed().as_secs_f64()
    };
    (0..5).map(|_| turn()).fold(0.0, f64::max)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = arguments.get(1).and_then(|n| n.parse().ok()).unwrap_or_else(cores);
    match arguments.first().map(String::as_str) {
        Some("--memory") => println!("{{\"bytes_per_second\": {:.0}}}", memory(threads)),
        Some(register) => match decode(Path::new(register), threads) {
            Ok((seconds, rows, bytes)) => {
                println!("{{\"seconds\": {seconds:.4}, \"rows\": {rows}, \"bytes\": {bytes}}}");
            }
            Err(why) => {
                eprintln!("{why}");
                return ExitCode::FAILURE;
            }
        },
        None => {
            eprintln!("decode REGISTER [THREADS] | decode --memory [THREADS]");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
