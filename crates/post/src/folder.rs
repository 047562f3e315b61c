//! A folder as the way out: one file per message, for the demo and for trying things out. Never for a house with
//! people in it, since what is sealed in the database lies here for anybody who can read the folder.

use std::{fs, io, path::PathBuf};

use holdepunkt_rules::message::Failure;

use crate::{Carried, Carrier, Letter};

/// Writes each message into a file named by its identifier, so that a second copy takes the first one's place.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// A folder, made if it isn't there.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn at(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt;
            builder.mode(0o700);
        }
        builder.create(&path)?;
        Ok(Self { path })
    }

    fn write(&self, letter: &Letter) -> io::Result<()> {
        let name = format!("{}.{}.txt", letter.id, letter.channel);
        let part = self.path.join(format!(".{name}"));
        let subject = if letter.subject.is_empty() { String::new() } else { format!("Subject: {}\n", letter.subject) };
        fs::write(&part, format!("To: {}\n{subject}\n{}\n", letter.address, letter.text))?;
        fs::rename(part, self.path.join(name)) // nobody sees half a message
    }
}

impl Carrier for Folder {
    fn carry<'a>(&'a self, letter: &'a Letter) -> Carried<'a> {
        let done = self.write(letter).map(|()| String::new()).map_err(|error| {
            tracing::warn!(%error, "a message could not be written into the folder");
            Failure::Unreachable
        });
        Box::pin(std::future::ready(done))
    }
}
