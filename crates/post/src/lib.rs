//! Carries messages out of the house: words them in the receiver's language and hands them to whoever carries them on.
//!
//! The house keeps what is to be sent (`holdepunkt_casework::messages`); this crate knows mail servers and providers. A
//! way out is a [`Carrier`]: SMTP ([`smtp`]), an SMS provider over HTTPS ([`gateway`]), or a folder ([`folder`]).

pub mod deliver;
pub mod folder;
pub mod gateway;
pub mod http;
pub mod letter;
pub mod smtp;

use std::{fmt, future::Future, pin::Pin, sync::Arc};

use holdepunkt_rules::message::{Channel, Failure};

pub use letter::Letter;

/// What a carrier answers: how it calls the message, or why it did not take it.
pub type Carried<'a> = Pin<Box<dyn Future<Output = Result<String, Failure>> + Send + 'a>>;

/// A way out of the house. The same letter may come twice: its identifier says that it is the same.
pub trait Carrier: fmt::Debug + Send + Sync {
    /// Hands a letter over. An answer means that the other side has it, and will carry it on by itself.
    fn carry<'a>(&'a self, letter: &'a Letter) -> Carried<'a>;
}

/// The ways out that are set up, and the address at which people find the house.
#[derive(Debug, Clone)]
pub struct Post {
    /// For e-mail.
    pub mail: Option<Arc<dyn Carrier>>,
    /// For text messages.
    pub text: Option<Arc<dyn Carrier>>,
    /// The pages' own address as the receivers see it: `https://holdepunkt.example.dk`.
    pub site: String,
}

impl Post {
    /// The carrier of a channel, if there is one.
    #[must_use]
    pub fn carrier(&self, channel: Channel) -> Option<&dyn Carrier> {
        let way = match channel {
            Channel::Email => &self.mail,
            Channel::Sms => &self.text,
        };
        way.as_deref()
    }
}
