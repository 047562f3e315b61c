//! Sealed columns: encrypted with XChaCha20-Poly1305 and bound to their row; a keyed hash
//! (HMAC-SHA-256) stands beside a CPR number so that it can be looked up.

use std::{fmt, fs, io::Write, path::Path};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::StoreError;

const NONCE: usize = 24;

/// The keys of a house, from a file that only the operator's user can read.
#[derive(Clone)]
pub struct Keys {
    seal: [u8; 32],
    index: [u8; 32],
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// Why keys could not be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// There is no key file and none may be made.
    #[error("key-file-missing")]
    Missing,
    /// The file is not a key file.
    #[error("key-file-malformed")]
    Malformed,
    /// The file can be read by others than its owner.
    #[error("key-file-too-open")]
    TooOpen,
    /// The file or its folder can't be read or written.
    #[error("key-file-unreadable: {0}")]
    Io(#[from] std::io::Error),
    /// The machine gave no randomness.
    #[error("no randomness")]
    Random,
}

impl Keys {
    /// Fresh keys, for tests and for a first start.
    ///
    /// # Errors
    /// [`KeyError::Random`] when the machine gives no randomness.
    pub fn fresh() -> Result<Self, KeyError> {
        Ok(Self { seal: random()?, index: random()? })
    }

    /// Reads the key file.
    ///
    /// # Errors
    /// [`KeyError`]: missing, too open (on Unix anything beyond the owner's rights), malformed.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let text = match fs::read_to_string(path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(KeyError::Missing),
            other => other?,
        };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
                return Err(KeyError::TooOpen);
            }
        }
        Self::of_text(&text)
    }

    /// The keys of a key file's text.
    ///
    /// # Errors
    /// [`KeyError::Malformed`].
    pub fn of_text(text: &str) -> Result<Self, KeyError> {
        let mut lines = text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
        let mut next = |name: &str| -> Option<[u8; 32]> {
            let hex = lines.next()?.strip_prefix(name)?.trim().strip_prefix('=')?.trim();
            from_hex(hex)?.try_into().ok()
        };
        match (next("seal"), next("index")) {
            (Some(seal), Some(index)) => Ok(Self { seal, index }),
            _ => Err(KeyError::Malformed),
        }
    }

    /// Keys of one secret, for what is sealed outside a database: they index nothing.
    pub(crate) fn of_secret(seal: [u8; 32]) -> Self {
        Self { seal, index: [0; 32] }
    }

    /// The text of the key file: for the file itself, and for a backup that a passphrase opens.
    pub(crate) fn text(&self) -> String {
        format!(
            "# Keys of a Holdepunkt database. Without them its sealed columns can't be read. Keep a copy apart from the backup.\n\
             seal = {}\nindex = {}\n",
            hex(&self.seal),
            hex(&self.index)
        )
    }

    /// A key for one purpose, from which these keys can't be told.
    pub(crate) fn of_purpose(&self, purpose: &str) -> [u8; 32] {
        // HMAC takes keys of any length, so this can't fail.
        let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.seal) else { return [0; 32] };
        mac.update(b"purpose:");
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// Makes a key file with fresh keys; refuses to write over one.
    ///
    /// # Errors
    /// [`KeyError::Io`] or [`KeyError::Random`].
    pub fn create(path: &Path) -> Result<Self, KeyError> {
        let keys = Self::fresh()?;
        keys.write(path)?;
        Ok(keys)
    }

    /// Writes the key file; refuses to write over one.
    ///
    /// # Errors
    /// [`KeyError::Io`].
    pub fn write(&self, path: &Path) -> Result<(), KeyError> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let mut file = options.open(path)?;
        file.write_all(self.text().as_bytes())?;
        file.sync_all()?;
        Ok(())
    }

    /// A text that tells these keys from others without telling them.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"holdepunkt keys");
        hash.update(self.seal);
        hash.update(self.index);
        hex(hash.finalize().get(..8).unwrap_or_default())
    }

    /// Seals a text for one column of one row (`bound_to`: "citizen.cpr:<id>").
    ///
    /// # Errors
    /// [`KeyError::Random`] when the machine gives no randomness.
    pub fn seal(&self, text: &[u8], bound_to: &str) -> Result<Vec<u8>, KeyError> {
        let nonce: [u8; NONCE] = random()?;
        let cipher = XChaCha20Poly1305::new(&self.seal.into());
        let payload = Payload { msg: text, aad: bound_to.as_bytes() };
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| KeyError::Malformed)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for the same column of the same row.
    ///
    /// # Errors
    /// [`KeyError::Malformed`] with other keys, another row, or changed bytes.
    pub fn open(&self, sealed: &[u8], bound_to: &str) -> Result<Vec<u8>, KeyError> {
        let (nonce, text) = sealed.split_at_checked(NONCE).ok_or(KeyError::Malformed)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| KeyError::Malformed)?;
        let cipher = XChaCha20Poly1305::new(&self.seal.into());
        let payload = Payload { msg: text, aad: bound_to.as_bytes() };
        cipher.decrypt(&XNonce::from(nonce), payload).map_err(|_| KeyError::Malformed)
    }

    /// The keyed hash under which a text is looked up; `kind` keeps kinds apart.
    #[must_use]
    pub fn index(&self, kind: &str, text: &str) -> Vec<u8> {
        // HMAC takes keys of any length, so this can't fail; an empty index would match nothing.
        let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.index) else { return Vec::new() };
        mac.update(kind.as_bytes());
        mac.update(b":");
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}

/// Random bytes from the operating system.
///
/// # Errors
/// [`KeyError::Random`] when there are none.
pub fn random<const N: usize>() -> Result<[u8; N], KeyError> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|_| KeyError::Random)?;
    Ok(bytes)
}

/// A token that nobody guesses: 64 hexadecimal digits.
///
/// # Errors
/// [`StoreError`] when there are no random bytes.
pub fn token() -> Result<String, StoreError> {
    Ok(hex(&random::<32>()?))
}

/// SHA-256 of a secret token, as it stands in the database.
#[must_use]
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Are two hashes the same? It takes as long when they differ in the first byte as in the last.
#[must_use]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// SHA-256 of a file, by which the same one is known again.
#[must_use]
pub fn file_hash(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// Bytes as hexadecimal text.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// The bytes of a hexadecimal text.
#[must_use]
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    (text.len().is_multiple_of(2) && text.is_ascii()).then_some(())?;
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(text.get(i..i + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_only_in_its_own_row_with_its_own_keys() {
        let keys = Keys::fresh().unwrap();
        let sealed = keys.seal(b"0102030405", "citizen.cpr:1").unwrap();
        assert_eq!(keys.open(&sealed, "citizen.cpr:1").unwrap(), b"0102030405");
        assert!(keys.open(&sealed, "citizen.cpr:2").is_err());
        assert!(Keys::fresh().unwrap().open(&sealed, "citizen.cpr:1").is_err());
        let mut bent = sealed;
        bent[30] ^= 1;
        assert!(keys.open(&bent, "citizen.cpr:1").is_err());
    }

    #[test]
    fn the_key_file_is_for_its_owner_only() {
        let folder = std::env::temp_dir().join(format!("holdepunkt-keys-{}", uuid::Uuid::now_v7()));
        let path = folder.join("keys");
        assert!(matches!(Keys::read(&path), Err(KeyError::Missing)));
        let made = Keys::create(&path).unwrap();
        assert_eq!(Keys::read(&path).unwrap().fingerprint(), made.fingerprint());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            assert!(matches!(Keys::read(&path), Err(KeyError::TooOpen)));
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
