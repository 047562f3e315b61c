//! The rulebook's own files: what the worked cases are read from.

use std::{fs, path::Path};

use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases<T> {
    case: Vec<T>,
}

/// A file of the rulebook, by its path in it.
pub fn rulebook(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    fs::read_to_string(root.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The worked cases of a file, `cases/FOLDER/NAME.toml`; never none.
pub fn cases<T: DeserializeOwned>(folder: &str, name: &str) -> Vec<T> {
    let path = format!("cases/{folder}/{name}.toml");
    let file: Cases<T> = toml::from_str(&rulebook(&path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    assert!(!file.case.is_empty(), "{path}");
    file.case
}

/// The worked cases of every file of a folder, each with the file's name, in order of the names.
pub fn cases_of<T: DeserializeOwned>(folder: &str) -> Vec<(String, Vec<T>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook/cases").join(folder);
    let name =
        |entry: std::io::Result<fs::DirEntry>| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
    let mut names: Vec<String> = fs::read_dir(root).unwrap().map(name).collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), cases(folder, &name))).collect()
}
