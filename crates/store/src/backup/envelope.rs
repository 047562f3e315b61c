//! The head of a backup: what it is, and the key of its contents, wrapped once with the house's keys and,
//! where there is one, once with a passphrase.

use std::io::Read;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use jiff::Timestamp;

use super::{BackupError, Unlock};
use crate::{
    Keys,
    seal::{from_hex, hex, random},
};

const MAGIC: &[u8] = b"HOLDEPUNKT BACKUP 1\n";
/// The head is a few lines; anything larger is none of ours.
const LARGEST_HEAD: usize = 4096;
/// What a guess at the passphrase costs: 64 MiB and three rounds.
const GUESS: (u32, u32, u32) = (64 * 1024, 3, 1);

/// The head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// When the backup was made.
    pub made: Timestamp,
    /// How many migrations its database had seen.
    pub schema: i64,
    pub(super) prefix: [u8; 19],
    /// The fingerprint of the house's keys.
    fingerprint: String,
    with_keys: Vec<u8>,
    /// Salt and wrapped key.
    with_passphrase: Option<([u8; 16], Vec<u8>)>,
}

fn wrap(key: &[u8; 32], data_key: &[u8; 32]) -> Result<Vec<u8>, BackupError> {
    let nonce: [u8; 24] = random()?;
    let payload = Payload { msg: data_key, aad: MAGIC };
    let sealed = XChaCha20Poly1305::new(&(*key).into()).encrypt(&XNonce::from(nonce), payload);
    Ok([nonce.as_slice(), &sealed.map_err(|_| BackupError::Damaged)?].concat())
}

fn unwrap(key: &[u8; 32], wrapped: &[u8]) -> Option<[u8; 32]> {
    let (nonce, sealed) = wrapped.split_at_checked(24)?;
    let nonce: [u8; 24] = nonce.try_into().ok()?;
    let payload = Payload { msg: sealed, aad: MAGIC };
    XChaCha20Poly1305::new(&(*key).into()).decrypt(&XNonce::from(nonce), payload).ok()?.try_into().ok()
}

pub(super) fn of_passphrase(passphrase: &str, salt: [u8; 16]) -> Result<[u8; 32], BackupError> {
    let (memory, rounds, lanes) = GUESS;
    let params = Params::new(memory, rounds, lanes, Some(32)).map_err(|_| BackupError::NotABackup)?;
    let mut key = [0_u8; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), &salt, &mut key)
        .map_err(|_| BackupError::NotABackup)?;
    Ok(key)
}

impl Envelope {
    pub(super) fn seal(
        keys: &Keys,
        passphrase: Option<&str>,
        made: Timestamp,
        schema: i64,
    ) -> Result<(Self, [u8; 32]), BackupError> {
        let data_key: [u8; 32] = random()?;
        let with_passphrase = match passphrase {
            None => None,
            Some(passphrase) => {
                let salt = random()?;
                Some((salt, wrap(&of_passphrase(passphrase, salt)?, &data_key)?))
            }
        };
        let envelope = Self {
            made,
            schema,
            prefix: random()?,
            fingerprint: keys.fingerprint(),
            with_keys: wrap(&keys.of_purpose("backup"), &data_key)?,
            with_passphrase,
        };
        Ok((envelope, data_key))
    }

    /// The head as it stands at the beginning of the file; every chunk after it is bound to these bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut text = format!(
            "made {}\nschema {}\nprefix {}\nkeys {} {}\n",
            self.made,
            self.schema,
            hex(&self.prefix),
            self.fingerprint,
            hex(&self.with_keys)
        );
        if let Some((salt, wrapped)) = &self.with_passphrase {
            text.push_str(&format!("passphrase {} {}\n", hex(salt), hex(wrapped)));
        }
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes();
        [MAGIC, &length, text.as_bytes()].concat()
    }

    pub(super) fn read(from: &mut impl Read) -> Result<(Self, Vec<u8>), BackupError> {
        let not_ours = |_| BackupError::NotABackup;
        let mut start = vec![0_u8; MAGIC.len() + 4];
        from.read_exact(&mut start).map_err(not_ours)?;
        let (magic, length) = start.split_at_checked(MAGIC.len()).ok_or(BackupError::NotABackup)?;
        let length: [u8; 4] = length.try_into().map_err(|_| BackupError::NotABackup)?;
        let length = u32::from_be_bytes(length) as usize;
        if magic != MAGIC || length > LARGEST_HEAD {
            return Err(BackupError::NotABackup);
        }
        let mut text = vec![0_u8; length];
        from.read_exact(&mut text).map_err(|_| BackupError::Damaged)?;
        let envelope = std::str::from_utf8(&text).ok().and_then(Self::of_text).ok_or(BackupError::Damaged)?;
        Ok((envelope, [start, text].concat()))
    }

    fn of_text(text: &str) -> Option<Self> {
        let value = |name: &str| text.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(' '));
        let (fingerprint, with_keys) = value("keys")?.split_once(' ')?;
        let with_passphrase = match value("passphrase") {
            None => None,
            Some(both) => {
                let (salt, wrapped) = both.split_once(' ')?;
                Some((from_hex(salt)?.try_into().ok()?, from_hex(wrapped)?))
            }
        };
        Some(Self {
            made: value("made")?.parse().ok()?,
            schema: value("schema")?.parse().ok()?,
            prefix: from_hex(value("prefix")?)?.try_into().ok()?,
            fingerprint: fingerprint.to_owned(),
            with_keys: from_hex(with_keys)?,
            with_passphrase,
        })
    }

    /// The key of the contents.
    ///
    /// # Errors
    /// [`BackupError::WrongKey`].
    pub(super) fn open(&self, unlock: Unlock<'_>) -> Result<[u8; 32], BackupError> {
        let opened = match unlock {
            Unlock::Keys(keys) => unwrap(&keys.of_purpose("backup"), &self.with_keys),
            Unlock::Passphrase(passphrase) => match &self.with_passphrase {
                Some((salt, wrapped)) => unwrap(&of_passphrase(passphrase, *salt)?, wrapped),
                None => None,
            },
        };
        opened.ok_or(BackupError::WrongKey)
    }
}
