//! One request over HTTP/1.1, with TLS where the address says so: all that an SMS provider asks for.

use std::{sync::Arc, time::Duration};

use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request, StatusCode, Uri,
    body::Bytes,
    client::conn::http1,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue},
};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

use crate::smtp::is_loopback;

/// How long the whole of a request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Most bytes of an answer that are read.
const LARGEST_ANSWER: usize = 64 * 1024;

/// An address to post to: `https://host[:port]/path`, or on this machine `http://`.
#[derive(Clone)]
pub struct Address {
    uri: Uri,
    host: String,
    port: u16,
    tls: Option<Arc<ClientConfig>>,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Address({})", self.host)
    }
}

/// A post could not be made, or was not answered. What came of it is not known.
#[derive(Debug)]
pub struct NoAnswer;

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    /// What is wrong, for the operator.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || format!("not an address that messages are given to over https: {text}");
        let uri: Uri = text.parse().map_err(|_| wrong())?;
        let host = uri.host().ok_or_else(wrong)?.trim_matches(['[', ']']).to_owned();
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") if is_loopback(&host) => false,
            _ => return Err(wrong()),
        };
        if uri.authority().is_some_and(|a| a.as_str().contains('@')) {
            return Err(wrong());
        }
        let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
        let tls = if secure { Some(roots()?) } else { None };
        Ok(Self { uri, host, port, tls })
    }

    /// Posts JSON, with an authorisation and a key by which the other side knows a second copy.
    ///
    /// # Errors
    /// [`NoAnswer`].
    pub async fn post(
        &self,
        authorisation: &HeaderValue,
        key: &str,
        body: String,
    ) -> Result<(StatusCode, Bytes), NoAnswer> {
        timeout(PATIENCE, self.call(authorisation, key, body)).await.map_err(|_| NoAnswer)?
    }

    async fn call(
        &self,
        authorisation: &HeaderValue,
        key: &str,
        body: String,
    ) -> Result<(StatusCode, Bytes), NoAnswer> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(|_| NoAnswer)?;
        let path = self.uri.path_and_query().map_or("/", |p| p.as_str());
        let host = self.uri.authority().map_or("", |a| a.as_str());
        let request = Request::post(path)
            .header(HOST, host)
            .header(AUTHORIZATION, authorisation)
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "application/json")
            .header("idempotency-key", key)
            .body(Full::new(Bytes::from(body)))
            .map_err(|_| NoAnswer)?;
        match &self.tls {
            None => exchange(stream, request).await,
            Some(tls) => {
                let name = ServerName::try_from(self.host.clone()).map_err(|_| NoAnswer)?;
                let stream = TlsConnector::from(Arc::clone(tls)).connect(name, stream).await.map_err(|_| NoAnswer)?;
                exchange(stream, request).await
            }
        }
    }
}

fn roots() -> Result<Arc<ClientConfig>, String> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|e| e.to_string())?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}

async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Full<Bytes>>,
) -> Result<(StatusCode, Bytes), NoAnswer> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|_| NoAnswer)?;
    let driven = tokio::spawn(connection);
    let answer = sender.send_request(request).await.map_err(|_| NoAnswer)?;
    let status = answer.status();
    let body = Limited::new(answer.into_body(), LARGEST_ANSWER).collect().await.map_err(|_| NoAnswer)?.to_bytes();
    driven.abort();
    Ok((status, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_go_over_tls_or_not_further_than_this_machine() {
        for good in ["https://messaging.gatewayapi.eu/mobile/single", "http://127.0.0.1:8080/x", "http://[::1]/x"] {
            assert!(Address::parse(good).is_ok(), "{good}");
        }
        for bad in ["http://messaging.gatewayapi.eu", "https://u:p@host/", "ftp://host/", "/path", "", "https://"] {
            assert!(Address::parse(bad).is_err(), "{bad}");
        }
    }
}
