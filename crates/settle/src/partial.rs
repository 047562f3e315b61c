//! A folder that appears whole or not at all.

use std::{
    fs::{self, File},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use crate::fault::Fault;

/// A folder beside the one that is wanted, which is gone again unless it is kept.
///
/// Its name begins with a point and ends with `.part`, so nobody takes it for output. As long as the program lives it
/// holds a lock on it; the lock goes however the program ends, so the next run to the same place knows what was left
/// behind by one that was killed, and clears it.
#[derive(Debug)]
pub struct Partial {
    /// Where it lies.
    pub path: PathBuf,
    out: PathBuf,
    /// Holds the lock.
    folder: File,
    kept: bool,
}

impl Partial {
    /// A new one.
    ///
    /// # Errors
    /// [`Fault::OutThere`] when something lies where the output is to be; [`Fault::OutMounted`] when it is a file
    /// system of its own, which nothing can be moved onto.
    pub fn beside(out: &Path) -> Result<Self, Fault> {
        let io = |path: &Path, why| Fault::Io { path: path.to_owned(), why };
        let there = out.symlink_metadata().is_ok();
        if there {
            let is_empty = fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none());
            if !is_empty {
                return Err(Fault::OutThere(out.to_owned()));
            }
        }
        // An empty folder may be named in ways that have no name beside them, such as `.` or a link.
        let out = if there { out.canonicalize().map_err(|e| io(out, e))? } else { out.to_owned() };
        let parent = match out.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(|e| io(parent, e))?;
        if there {
            let device = |path: &Path| path.metadata().map(|m| m.dev()).map_err(|e| io(path, e));
            if device(&out)? != device(parent)? {
                return Err(Fault::OutMounted(out));
            }
        }
        let name = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
        clear(parent, &name);
        let path = parent.join(format!(".{name}.{}.part", std::process::id()));
        fs::create_dir(&path).map_err(|e| io(&path, e))?;
        let made = File::open(&path).and_then(|folder| folder.lock().map(|()| folder));
        let folder = made.map_err(|e| io(&path, e))?;
        Ok(Self { path, out, folder, kept: false })
    }

    /// Puts it where it is wanted, in one step, and sees that to the disk.
    ///
    /// # Errors
    /// What kept it from being moved.
    pub fn keep(mut self) -> Result<(), Fault> {
        let io = |path: &Path, why| Fault::Io { path: path.to_owned(), why };
        self.folder.sync_all().map_err(|e| io(&self.path, e))?;
        fs::rename(&self.path, &self.out).map_err(|e| io(&self.out, e))?;
        self.kept = true;
        let parent = self.path.parent().unwrap_or(Path::new("."));
        File::open(parent).and_then(|f| f.sync_all()).map_err(|e| io(parent, e))
    }
}

/// Removes what runs to the same place left behind when they were killed: nobody holds its lock any more.
fn clear(parent: &Path, name: &str) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let other = entry.file_name().to_string_lossy().into_owned();
        let number = other.strip_prefix(&format!(".{name}.")).and_then(|rest| rest.strip_suffix(".part"));
        if !number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) {
            continue;
        }
        if File::open(entry.path()).is_ok_and(|folder| folder.try_lock().is_ok()) {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.kept {
            drop(fs::remove_dir_all(&self.path));
        }
    }
}
