//! What a form sent.

use std::collections::BTreeMap;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use jiff::civil::Date;

/// What a form sent: each name with its values, in order.
#[derive(Debug, Clone, Default)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// From the body of a request.
    #[must_use]
    pub fn parse(body: &[u8]) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(body).unwrap_or_default();
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.0.entry(name).or_default().push(value);
        }
        fields
    }

    /// The first value of a name; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(|v| v.first()).map_or("", String::as_str)
    }

    /// Every value of a name.
    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Sets a name to a value.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), vec![value.into()]);
    }

    /// Sets a name to several values.
    pub fn set_all(&mut self, name: &str, values: Vec<String>) {
        self.0.insert(name.to_owned(), values);
    }

    /// Sets the three fields of a day.
    pub fn set_day(&mut self, name: &str, day: Date) {
        self.set(&format!("{name}_day"), day.day().to_string());
        self.set(&format!("{name}_month"), day.month().to_string());
        self.set(&format!("{name}_year"), day.year().to_string());
    }

    /// Every name with its values, for sending again.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| values.iter().map(move |v| (name.as_str(), v.as_str())))
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = axum::response::Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        use axum::response::IntoResponse;
        let body = Bytes::from_request(request, state).await.map_err(|_| {
            let mut answer = axum::http::StatusCode::PAYLOAD_TOO_LARGE.into_response();
            answer.headers_mut().remove("content-type");
            answer
        })?;
        Ok(Self::parse(&body))
    }
}

/// A time of day as a field shows it: "9.30". It is read back in either language.
pub fn typed_time(minute: i64) -> String {
    format!("{}.{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_as_people_write_them() {
        assert_eq!(typed_time(570), "9.30");
        assert_eq!(typed_time(545), "9.05");
    }
}
