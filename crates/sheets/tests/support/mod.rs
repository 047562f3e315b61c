//! What hostile files are made of, and the meter that they are read under.
#![allow(dead_code, reason = "each test file uses its part")]

use flate2::{Compression, Crc, write::DeflateEncoder};
use holdepunkt_sheets::{Limits, Row, Unreadable, read};
use std::{io::Write, ops::ControlFlow, time::Instant};

/// A zip archive of deflated entries; `lie` changes the size that an entry says it has.
pub fn zip(entries: &[(&str, &[u8])], lie: impl Fn(u32) -> u32) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content).unwrap();
        let packed = encoder.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(content);
        let at = u32::try_from(out.len()).unwrap();
        let mut head = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        head.extend(crc.sum().to_le_bytes());
        head.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        head.extend(lie(u32::try_from(content.len()).unwrap()).to_le_bytes());
        head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        head.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(&packed);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&head);
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let (at, size) = (u32::try_from(out.len()).unwrap(), u32::try_from(list.len()).unwrap());
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    out.extend(&list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

pub const WORKBOOK: &str = r#"<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#;
pub const RELATED: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>"#;

pub fn book_of(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATED.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    entries.extend(more);
    zip(&entries, |n| n)
}

pub fn cell(inside: &str) -> String {
    format!("<worksheet><sheetData><row r=\"1\">{inside}</row></sheetData></worksheet>")
}

/// What the process holds now, and the most that it held since [`forget`], in kilobytes.
fn memory(which: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix(which));
    line.and_then(|l| l.trim().split(' ').next()?.parse().ok()).unwrap_or(0)
}

/// What making the file took does not count.
fn forget() {
    drop(std::fs::write("/proc/self/clear_refs", "5"));
}

/// Most megabytes that a file may take while it is read, beside its own bytes.
pub const MOST_MEMORY: u64 = 256;

/// What `work` takes: seconds, and megabytes beyond what there was.
pub fn metered<T>(work: impl FnOnce() -> T) -> (T, f64, u64) {
    forget();
    let (before, began) = (memory("VmRSS:"), Instant::now());
    let done = work();
    (done, began.elapsed().as_secs_f64(), memory("VmHWM:").saturating_sub(before) / 1024)
}

/// Reads a file within ten seconds and 256 megabytes.
#[track_caller]
pub fn within_limits(what: &str, bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    let mut rows = Vec::new();
    let (result, took, grown) = metered(|| {
        read(bytes, &Limits::default(), &mut |row| {
            if rows.len() < 1000 {
                rows.push(row);
            }
            ControlFlow::Continue(())
        })
    });
    assert!(took < 10.0, "{what}: {took} s");
    assert!(grown <= MOST_MEMORY, "{what}: {grown} MB");
    result.map(|_| rows)
}
