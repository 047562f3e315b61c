//! CSV: UTF-8, comma, header, a line feed after each row. What looks like a formula stays as it is: programs read this.

use std::{fs::File, io::Write};

use super::{Cell, Head, Rows, day, digits};

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 18;

pub struct Csv {
    file: File,
    buffer: Vec<u8>,
}

impl Csv {
    pub fn new(file: File, heads: &[Head]) -> Result<Self, String> {
        let mut csv = Self { file, buffer: Vec::with_capacity(BUFFER + 4096) };
        let names: Vec<Cell<'_>> = heads.iter().map(|h| Cell::Text(h.name)).collect();
        csv.row(&names)?;
        Ok(csv)
    }

    fn flush(&mut self) -> Result<(), String> {
        self.file.write_all(&self.buffer).map_err(|e| e.to_string())?;
        self.buffer.clear();
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if text.bytes().any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r')) {
            self.buffer.push(b'"');
            for byte in text.bytes() {
                if byte == b'"' {
                    self.buffer.push(b'"');
                }
                self.buffer.push(byte);
            }
            self.buffer.push(b'"');
        } else {
            self.buffer.extend_from_slice(text.as_bytes());
        }
    }
}

impl Rows for Csv {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), String> {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.buffer.push(b',');
            }
            match cell {
                Cell::Text(text) => self.text(text),
                Cell::Whole(n) => digits(*n, &mut self.buffer),
                Cell::Day(d) => self.buffer.extend_from_slice(&day(*d)),
                Cell::Flag(flag) => self.buffer.extend_from_slice(if *flag { b"true" } else { b"false" }),
                Cell::Empty => {}
            }
        }
        self.buffer.push(b'\n');
        if self.buffer.len() >= BUFFER { self.flush() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> Result<File, String> {
        self.flush()?;
        Ok(self.file)
    }
}
