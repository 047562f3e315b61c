//! JSON: a list of objects, one a line; an empty cell is `null`.

use std::{
    fs::File,
    io::{BufWriter, Write},
};

use super::{Cell, Head, Rows, day, digits};

pub struct Json {
    file: BufWriter<File>,
    heads: &'static [Head],
    line: Vec<u8>,
    any: bool,
}

impl Json {
    pub fn new(file: File, heads: &'static [Head]) -> Result<Self, String> {
        let mut file = BufWriter::with_capacity(1 << 18, file);
        file.write_all(b"[").map_err(|e| e.to_string())?;
        Ok(Self { file, heads, line: Vec::new(), any: false })
    }
}

impl Rows for Json {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), String> {
        self.line.clear();
        self.line.extend_from_slice(if self.any { b",\n{" } else { b"\n{" });
        self.any = true;
        for (at, (head, cell)) in self.heads.iter().zip(cells).enumerate() {
            if at > 0 {
                self.line.push(b',');
            }
            self.line.push(b'"');
            self.line.extend_from_slice(head.name.as_bytes());
            self.line.extend_from_slice(b"\":");
            match cell {
                Cell::Text(text) => serde_json::to_writer(&mut self.line, text).map_err(|e| e.to_string())?,
                Cell::Whole(n) => digits(*n, &mut self.line),
                Cell::Day(d) => {
                    self.line.push(b'"');
                    self.line.extend_from_slice(&day(*d));
                    self.line.push(b'"');
                }
                Cell::Flag(flag) => self.line.extend_from_slice(if *flag { b"true" } else { b"false" }),
                Cell::Empty => self.line.extend_from_slice(b"null"),
            }
        }
        self.line.push(b'}');
        self.file.write_all(&self.line).map_err(|e| e.to_string())
    }

    fn finish(mut self: Box<Self>) -> Result<File, String> {
        self.file.write_all(b"\n]\n").map_err(|e| e.to_string())?;
        self.file.into_inner().map_err(|e| e.to_string())
    }
}
