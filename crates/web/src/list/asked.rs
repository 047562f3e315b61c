//! What somebody asks of a list: the address, and beside it what may not stand there.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};

/// Longest text that a list is searched for.
const LONGEST: usize = 120;

/// What the request says, from its address and, when it is a post, from its body. What stands in the address says
/// the view; from the body comes the view only when the address has none.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The view's pairs.
    pub view: Vec<(String, String)>,
    /// The text that is looked for in the list; never from the address.
    pub find: String,
    /// The kind of file that is asked for; never from the address, since it leaves a line on the trail.
    pub export: Option<String>,
    /// Nothing is asked: the list as it begins.
    pub bare: bool,
}

impl Asked {
    /// From an address's query and a body.
    pub fn of(query: &str, body: &[u8]) -> Self {
        let from_address: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let from_body: Vec<(String, String)> = serde_urlencoded::from_bytes(body).unwrap_or_default();
        let said = |name: &str| from_body.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
        let find: String = said("find").unwrap_or_default().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        let export = said("export");
        let view = if from_address.is_empty() { from_body } else { from_address };
        let view = view.into_iter().filter(|(n, _)| !matches!(n.as_str(), "find" | "export" | "done")).collect();
        Self { view, find: find.trim().to_owned(), export, bare: query.is_empty() && body.is_empty() }
    }
}

impl<S: Send + Sync> FromRequest<S> for Asked {
    type Rejection = axum::response::Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        use axum::response::IntoResponse;
        let query = request.uri().query().unwrap_or_default().to_owned();
        let body = Bytes::from_request(request, state).await.map_err(|_| {
            let mut answer = axum::http::StatusCode::PAYLOAD_TOO_LARGE.into_response();
            answer.headers_mut().remove("content-type");
            answer
        })?;
        Ok(Self::of(&query, &body))
    }
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn what_is_looked_for_and_taken_out_never_comes_from_the_address() {
        let asked = Asked::of("find=karina&export=csv&f.type=cafe", b"");
        assert_eq!((asked.find.as_str(), asked.export, asked.view.len()), ("", None, 1));
        let asked = Asked::of("sort=-name", b"find=karina&export=csv&f.type=cafe");
        assert_eq!((asked.find.as_str(), asked.export.as_deref()), ("karina", Some("csv")));
        assert_eq!(asked.view, [("sort".to_owned(), "-name".to_owned())]);
    }
}
