//! E-mail over SMTP.

use std::time::Duration;

use holdepunkt_rules::message::Failure;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{authentication::Credentials, extension::ClientId},
};

use crate::{Carried, Carrier, Letter};

/// How long a mail server may take for one step.
const PATIENCE: Duration = Duration::from_secs(30);

/// How the mail server is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// `smtps://host[:465]` speaks TLS from the first byte, `smtp://host[:587]` after STARTTLS and not without it; on
    /// the machine's own address (`smtp://127.0.0.1:25`) in the clear.
    pub url: String,
    /// The user, where the server asks for one.
    pub user: Option<String>,
    /// Their password: from the environment or a file, never from the command line.
    pub password: Option<String>,
    /// Whom mail is from: `Holdepunkt <post@example.dk>`.
    pub from: String,
}

/// A mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("from", &self.from.email.domain()).finish_non_exhaustive()
    }
}

/// Host and port of `scheme://host[:port]`; nothing else may stand in it, a password least of all.
fn place(rest: &str, port: u16) -> Option<(String, u16)> {
    let rest = rest.trim_end_matches('/');
    let (host, port) = match rest.strip_prefix('[').and_then(|r| r.split_once(']')) {
        Some((v6, "")) => (v6, port),
        Some((v6, after)) => (v6, after.strip_prefix(':')?.parse().ok()?),
        None => match rest.split_once(':') {
            Some((host, port)) => (host, port.parse().ok()?),
            None => (rest, port),
        },
    };
    let sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    (!host.is_empty() && host.chars().all(sound)).then(|| (host.to_owned(), port))
}

/// Is it this machine?
pub(crate) fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl Smtp {
    /// Sets the way up; nobody is called before the first message.
    ///
    /// # Errors
    /// What is wrong, for the operator; never the password.
    pub fn new(server: &Server) -> Result<Self, String> {
        let from: Mailbox = server.from.parse().map_err(|_| format!("not a sender: {}", server.from))?;
        let wrong = || "smtps://host[:port] or smtp://host[:port]".to_owned();
        let builder = if let Some(rest) = server.url.strip_prefix("smtps://") {
            let (host, port) = place(rest, 465).ok_or_else(wrong)?;
            AsyncSmtpTransport::<Tokio1Executor>::relay(&host).map_err(|e| e.to_string())?.port(port)
        } else {
            let (host, port) = server.url.strip_prefix("smtp://").and_then(|r| place(r, 587)).ok_or_else(wrong)?;
            match is_loopback(&host) {
                true => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host).port(port),
                false => {
                    AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&host).map_err(|e| e.to_string())?.port(port)
                }
            }
        };
        let builder = builder.timeout(Some(PATIENCE)).hello_name(ClientId::Domain(from.email.domain().to_owned()));
        let builder = match (&server.user, &server.password) {
            (Some(user), Some(password)) => builder.credentials(Credentials::new(user.clone(), password.clone())),
            (Some(_), None) => return Err("the mail server's user has no password".to_owned()),
            (None, _) => builder,
        };
        Ok(Self { transport: builder.build(), from })
    }

    fn message(&self, letter: &Letter) -> Result<Message, Failure> {
        // The address is parsed, not pasted: a line end in it would else begin a header of its own.
        let to: Address = letter.address.parse().map_err(|_| Failure::BadAddress)?;
        let id = format!("<{}@{}>", letter.id, self.from.email.domain());
        let by_machine =
            HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject.clone())
            .message_id(Some(id))
            .raw_header(by_machine)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())
            .map_err(|_| Failure::Unreadable)
    }

    async fn send(&self, letter: &Letter) -> Result<String, Failure> {
        let message = self.message(letter)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(format!("{}@{}", letter.id, self.from.email.domain())),
            Err(error) => {
                // What the server wrote may hold the address: of its answer only the number is kept.
                let code: Option<u16> = error.status().map(Into::into);
                tracing::warn!(
                    code,
                    timeout = error.is_timeout(),
                    tls = error.is_tls(),
                    "the mail server did not take a message"
                );
                Err(match code {
                    Some(530 | 534 | 535 | 538) => Failure::NotAuthorised,
                    Some(500..) => Failure::Refused,
                    _ => Failure::Unreachable,
                })
            }
        }
    }
}

impl Carrier for Smtp {
    fn carry<'a>(&'a self, letter: &'a Letter) -> Carried<'a> {
        Box::pin(self.send(letter))
    }
}

#[cfg(test)]
mod tests {
    use holdepunkt_rules::message::{Channel, MessageKind};

    use super::*;

    fn server(url: &str) -> Server {
        Server { url: url.to_owned(), user: None, password: None, from: "Holdepunkt <post@example.dk>".to_owned() }
    }

    fn letter(address: &str, subject: &str) -> Letter {
        Letter {
            id: "018f".to_owned(),
            kind: MessageKind::News,
            channel: Channel::Email,
            address: address.to_owned(),
            subject: subject.to_owned(),
            text: "Hej\n\nÆblegrød på Østergade.\n.\nQUIT".to_owned(),
            urgent: false,
            of_use_for: None,
        }
    }

    #[tokio::test]
    async fn a_server_is_named_by_host_and_port_alone() {
        for url in ["smtps://mail.example.dk", "smtp://mail.example.dk:2525", "smtp://127.0.0.1:25", "smtp://[::1]:25"]
        {
            assert!(Smtp::new(&server(url)).is_ok(), "{url}");
        }
        for url in
            ["mail.example.dk", "smtp://", "smtp://u:p@mail.example.dk", "smtp://a:b:c", "http://mail", "smtp://a b"]
        {
            assert!(Smtp::new(&server(url)).is_err(), "{url}");
        }
        assert!(Smtp::new(&Server { from: "nobody".to_owned(), ..server("smtp://mail") }).is_err());
        assert!(Smtp::new(&Server { user: Some("u".to_owned()), ..server("smtp://mail") }).is_err());
    }

    #[tokio::test]
    async fn nothing_that_comes_in_becomes_a_header() {
        let smtp = Smtp::new(&server("smtp://127.0.0.1:25")).unwrap();
        let raw = |l: &Letter| smtp.message(l).map(|m| String::from_utf8(m.formatted()).unwrap());
        for hostile in [
            "a@b.dk\r\nBcc: all@example.dk",
            "a@b.dk, c@d.dk",
            "A <a@b.dk>",
            "a@b.dk>\r\nRCPT TO:<c@d.dk",
            "a b@c.dk",
            "",
        ] {
            assert_eq!(raw(&letter(hostile, "x")).unwrap_err(), Failure::BadAddress, "{hostile:?}");
        }
        let told = raw(&letter("a@b.dk", "Hej\r\nBcc: all@example.dk")).unwrap();
        let head = told.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|l| l.to_lowercase().starts_with("bcc:")), "{head}");
        assert!(head.contains("Message-ID: <018f@example.dk>") && head.contains("Auto-Submitted: auto-generated"));
    }
}
