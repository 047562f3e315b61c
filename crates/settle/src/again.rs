//! A settlement made again from its record: is every byte the same?

use std::{collections::BTreeSet, fs, io, path::Path};

use crate::{
    Progress,
    fault::{Amiss, Fault},
    partial::Partial,
    record::Record,
    run::{Asked, Wanted, settle},
};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// Files of the settlement that are the same, byte for byte.
    pub same: Vec<String>,
    /// Files that are not, or that only one of the two has.
    pub differ: Vec<String>,
    /// Tables of the register that are others than they were, where that was recorded.
    pub inputs: Vec<String>,
}

/// Makes the settlement of a folder again beside it, compares every byte, and clears what it made.
/// `wanted.out` is the settlement's folder.
///
/// # Errors
/// As [`settle`]; [`Fault::Earlier`] when a settlement that it builds on is missing or another.
pub fn again(record: &Record, asked: &Asked<'_>, wanted: &Wanted<'_>, progress: &dyn Progress) -> Result<Again, Fault> {
    let folder = wanted.out;
    let amiss = |amiss, detail: &str| Fault::Earlier { folder: folder.to_owned(), amiss, detail: detail.to_owned() };
    for (named, given, flag) in
        [(&record.on_account, wanted.on_account, "--on-account"), (&record.corrects, wanted.corrects, "--corrects")]
    {
        match (named, given) {
            (Some(_), None) => return Err(amiss(Amiss::Needs, flag)),
            (Some(named), Some(given)) if Record::read(given)?.1 != named.sha256 => {
                return Err(amiss(Amiss::OtherSettlement, flag));
            }
            _ => {}
        }
    }
    let whole = folder.canonicalize().map_err(|why| Fault::Io { path: folder.to_owned(), why })?;
    let mut beside = whole.clone().into_os_string();
    beside.push(".again");
    let partial = Partial::beside(Path::new(&beside))?;
    let out = partial.path.join("settlement");
    settle(asked, &Wanted { out: &out, ..wanted.clone() }, progress)?;
    let mut found = Again { same: Vec::new(), differ: Vec::new(), inputs: Vec::new() };
    for file in &names(&whole)? | &names(&out)? {
        let same = same(&whole.join(&file), &out.join(&file));
        if same { found.same.push(file) } else { found.differ.push(file) }
    }
    if let (Some(then), Ok((now, _))) = (&record.inputs, Record::read(&out)) {
        let now = now.inputs.unwrap_or_default();
        let of_both: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
        found.inputs = of_both.into_iter().filter(|file| then.get(*file) != now.get(*file)).cloned().collect();
    }
    Ok(found)
}

fn names(folder: &Path) -> Result<BTreeSet<String>, Fault> {
    let io = |why| Fault::Io { path: folder.to_owned(), why };
    let name = |e: io::Result<fs::DirEntry>| e.map(|e| e.file_name().to_string_lossy().into_owned());
    fs::read_dir(folder).map_err(io)?.map(name).collect::<io::Result<_>>().map_err(io)
}

/// Two files, block by block; one that isn't there is another.
fn same(one: &Path, other: &Path) -> bool {
    let compared = || -> io::Result<bool> {
        let (mut one, mut other) = (fs::File::open(one)?, fs::File::open(other)?);
        if one.metadata()?.len() != other.metadata()?.len() {
            return Ok(false);
        }
        let (mut a, mut b) = (vec![0; 1 << 16], vec![0; 1 << 16]);
        loop {
            let read = io::Read::read(&mut one, &mut a)?;
            if read == 0 {
                return Ok(true);
            }
            let (Some(a), Some(b)) = (a.get(..read), b.get_mut(..read)) else { return Ok(false) };
            io::Read::read_exact(&mut other, b)?;
            if a != b {
                return Ok(false);
            }
        }
    };
    compared().unwrap_or(false)
}
