//! What a form with a file sends (RFC 7578): its parts by name, from a body whose size is bounded.

use std::collections::BTreeMap;

use axum::{body::to_bytes, extract::Request, http::header};
use holdepunkt_casework::imports::MOST_MEGABYTES;
use holdepunkt_rules::{Refusal, Refused};

/// Room for the form's other parts and for what stands around the file.
const AROUND: usize = 64 * 1024;

/// The parts of a form by name.
#[derive(Debug, Default)]
pub struct Upload(BTreeMap<String, Vec<u8>>);

impl Upload {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// [`Refusal::FileTooLarge`] on `file`; [`Refusal::FileEmpty`] on `file` for a body of another kind.
    pub async fn read(request: Request) -> Result<Self, Refused> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|h| h.to_str().ok()).map(str::to_owned);
        let most = i64::try_from(MOST_MEGABYTES).unwrap_or(i64::MAX);
        let limit = MOST_MEGABYTES * 1_000_000 + AROUND;
        let body = to_bytes(request.into_body(), limit).await.map_err(|_| Refusal::FileTooLarge { most }.on("file"))?;
        let parts = kind.as_deref().and_then(boundary).map(|b| parts(&body, b));
        parts.map(Self).ok_or_else(|| Refusal::FileEmpty.on("file"))
    }

    /// A part that is text.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
    }

    /// A part that is a file; empty when none was chosen.
    pub fn take(&mut self, name: &str) -> Vec<u8> {
        self.0.remove(name).unwrap_or_default()
    }
}

fn boundary(kind: &str) -> Option<&str> {
    let rest = kind.strip_prefix("multipart/form-data")?;
    let boundary = rest.split(';').find_map(|p| p.trim().strip_prefix("boundary="))?.trim_matches('"');
    (!boundary.is_empty() && boundary.len() <= 70).then_some(boundary)
}

/// The parts between the boundaries; what has no name is left out.
fn parts(body: &[u8], boundary: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let between = format!("\r\n--{boundary}");
    let first = format!("--{boundary}");
    let Some(mut rest) = body.strip_prefix(first.as_bytes()) else { return found };
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let Some(end) = find(part, between.as_bytes()) else { break };
        let (whole, after) = part.split_at_checked(end).unwrap_or((part, &[]));
        if let Some(at) = find(whole, b"\r\n\r\n")
            && let Some(name) = whole.get(..at).and_then(name)
        {
            found.insert(name, whole.get(at + 4..).unwrap_or_default().to_vec());
        }
        rest = after.get(between.len()..).unwrap_or_default();
    }
    found
}

fn find(within: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut from = 0;
    while let Some(at) = within.get(from..).and_then(|rest| rest.iter().position(|b| *b == first)) {
        if within.get(from + at..).is_some_and(|rest| rest.starts_with(what)) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// The name in a part's head. The file's own name is never looked at: it is the sender's word.
fn name(head: &[u8]) -> Option<String> {
    let head = std::str::from_utf8(head).ok()?;
    let line = head.split("\r\n").find(|l| l.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let name = line.split(';').find_map(|p| p.trim().strip_prefix("name="))?;
    Some(name.trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_by_name_whatever_stands_in_them() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncitizens\r\n--x\r\n\
            Content-Disposition: form-data; name=\"file\"; filename=\"../../a.csv\"\r\nContent-Type: text/csv\r\n\r\n\
            a;b\r\n--y\r\n1;2\r\n\r\n--x--\r\n";
        let found = parts(body, "x");
        assert_eq!(found["kind"], b"citizens");
        assert_eq!(found["file"], b"a;b\r\n--y\r\n1;2\r\n");
        for broken in [b"".as_slice(), b"--x", b"--x\r\n", b"--x\r\n\r\n", b"--x\r\nname=\"a\"\r\n\r\nb", b"\r\n--x--"]
        {
            assert!(parts(broken, "x").is_empty());
        }
        assert_eq!(boundary("multipart/form-data; boundary=\"ab\""), Some("ab"));
        assert_eq!(boundary("application/x-www-form-urlencoded"), None);
    }
}
