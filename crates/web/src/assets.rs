//! Stylesheets, scripts, fonts and icons, carried in the program.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "static"]
#[exclude = "*.md"]
struct Static;

/// `GET /static/{path}`
pub async fn get(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = Static::get(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let hash: String = file.metadata.sha256_hash().iter().take(12).map(|b| format!("{b:02x}")).collect();
    let tag = format!("\"{hash}\"");
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|h| h.as_bytes() == tag.as_bytes());
    let mut answer =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { file.data.into_owned().into_response() };
    let mime = HeaderValue::from_str(file.metadata.mimetype()).ok();
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=600"));
    // Instead of what stands there for bytes of any kind: of two types a browser may take the wrong one.
    for (name, value) in [(header::CONTENT_TYPE, mime), (header::ETAG, HeaderValue::from_str(&tag).ok())] {
        if let Some(value) = value {
            headers.insert(name, value);
        }
    }
    answer
}
