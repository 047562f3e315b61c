//! Messages that leave the house: why one is sent, by which way, and when nobody is disturbed.
//!
//! A message tells that there is something, never what: it may be read over somebody's shoulder. The words of each
//! kind stand in `locales/*/message.ftl`.

pub mod quiet;
pub mod terms;

use jiff::{SignedDuration, Timestamp};

use crate::id::*;

pub use quiet::QuietHours;
pub use terms::MessageTerms;

code_enum! {
    /// Why a message is sent. Each has its words: `message-<kind>-subject`, `-body` and `-sms`.
    MessageKind {
        /// A personal link to read and sign.
        SignLink = "sign_link",
        /// The one-time code that opens a personal link.
        SignCode = "sign_code",
        /// Something still waits to be signed.
        SignReminder = "sign_reminder",
        /// There is something new behind the sign-in.
        News = "news",
        /// Somebody did not come: to the fixed contact and the caseworker.
        Absence = "absence",
        /// Somebody said that they are not coming: to the mentor.
        AbsenceReported = "absence_reported",
        /// The citizen is asked for their side, with a day to answer by.
        Hearing = "hearing",
        /// The mentor's own link to the page of who comes today.
        PhoneLink = "phone_link",
        /// Invited to a meeting.
        MeetingInvited = "meeting_invited",
        /// A meeting was moved.
        MeetingMoved = "meeting_moved",
        /// A meeting was cancelled.
        MeetingCancelled = "meeting_cancelled",
        /// There are questions to answer, and reminders of them.
        Questions = "questions",
        /// There are questions to answer behind a personal link, and reminders of them.
        QuestionsLink = "questions_link",
        /// A task, to whoever is to do it.
        Task = "task",
        /// Something asks for one's attention: to an employee.
        Signal = "signal",
        /// A workplace asks for help now: to an employee.
        AcuteCall = "acute_call",
    }
}

code_enum! {
    /// By which way it goes.
    Channel {
        /// E-mail.
        Email = "email",
        /// A text message to a telephone.
        Sms = "sms",
    }
}

code_enum! {
    /// Where a message is.
    MessageState {
        /// To be sent.
        Waiting = "waiting",
        /// Taken over by whoever carries it on.
        Sent = "sent",
        /// Given up: waits for an administrator.
        Dead = "dead",
        /// No longer to be sent.
        Dropped = "dropped",
    }
}

code_enum! {
    /// Why a message was not sent: a code, never what the other side wrote, which may hold an address.
    Failure {
        /// The receiver has neither an e-mail address nor a telephone number.
        NoAddress = "no_address",
        /// The address is no address.
        BadAddress = "bad_address",
        /// The way out is not set up.
        NotSetUp = "not_set_up",
        /// Whoever carries mail or text messages did not answer, or asked to wait.
        Unreachable = "unreachable",
        /// It did not know us: a user name, password or key is wrong.
        NotAuthorised = "not_authorised",
        /// It refused the message or its receiver for good.
        Refused = "refused",
        /// The program was stopped in the middle, again and again.
        Interrupted = "interrupted",
        /// It would have come too late to be of use.
        TooLate = "too_late",
        /// What it was about is settled.
        NotWanted = "not_wanted",
        /// An administrator took it out.
        TakenOut = "taken_out",
        /// What was sealed can't be opened or worded.
        Unreadable = "unreadable",
    }
}

impl Failure {
    /// Is it no use to try again by itself?
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::NoAddress | Self::BadAddress | Self::Refused | Self::TooLate | Self::Unreadable)
    }
}

/// To whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Receiver {
    /// A citizen.
    Citizen(CitizenId),
    /// A mentor at a workplace.
    Mentor(MentorId),
    /// A company's contact.
    Contact(ContactId),
    /// An employee of the job centre.
    Employee(EmployeeId),
}

impl Receiver {
    /// As it is stored, and in the words' keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Citizen(_) => "citizen",
            Self::Mentor(_) => "mentor",
            Self::Contact(_) => "contact",
            Self::Employee(_) => "employee",
        }
    }

    /// The identifier as it is stored.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Citizen(id) => id.to_string(),
            Self::Mentor(id) => id.to_string(),
            Self::Contact(id) => id.to_string(),
            Self::Employee(id) => id.to_string(),
        }
    }

    /// Read back from what is stored.
    #[must_use]
    pub fn of(code: &str, id: &str) -> Option<Self> {
        match code {
            "citizen" => CitizenId::parse(id).map(Self::Citizen),
            "mentor" => MentorId::parse(id).map(Self::Mentor),
            "contact" => ContactId::parse(id).map(Self::Contact),
            "employee" => EmployeeId::parse(id).map(Self::Employee),
            _ => None,
        }
    }
}

/// Where somebody can be reached, and how they like to be written to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reached {
    /// E-mail; may be empty.
    pub email: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// The language they prefer, as a code of two letters.
    pub language: String,
}

/// Attempts after which a message is given up: with [`back_off`] about eight and a half hours, so that a night
/// without a mail server loses nothing.
pub const MOST_ATTEMPTS: i64 = 10;

/// How long a message waits after its `attempts`-th failure: a minute, two, four, up to six hours.
#[must_use]
pub fn back_off(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from((attempts - 1).clamp(0, 16)).unwrap_or(0);
    SignedDuration::from_mins(1_i64 << doublings).min(SignedDuration::from_hours(6))
}

/// The way to somebody, with the address. An employee sits at a desk and reads mail. Everybody else has mail when
/// there is time, and a text message when there is none, or no e-mail address.
#[must_use]
pub fn way(receiver: Receiver, reached: &Reached, urgent: bool) -> Option<(Channel, String)> {
    let mail = (Channel::Email, reached.email.as_str());
    let text = (Channel::Sms, reached.phone.as_str());
    let prefers_text = urgent && !matches!(receiver, Receiver::Employee(_));
    let order = if prefers_text { [text, mail] } else { [mail, text] };
    order.into_iter().find(|(_, a)| !a.is_empty()).map(|(channel, address)| (channel, address.to_owned()))
}

/// The language of a message: English for whoever prefers it, else Danish, which the others can have read to them.
#[must_use]
pub fn language(reached: &Reached) -> &'static str {
    if reached.language == "en" { "en" } else { "da" }
}

impl MessageKind {
    /// How long after its moment a message of this kind is still of use; nothing: as long as it is wanted.
    #[must_use]
    pub fn of_use_for(self) -> Option<SignedDuration> {
        match self {
            Self::SignCode => Some(SignedDuration::from_mins(10)),
            Self::AcuteCall => Some(SignedDuration::from_hours(2)),
            Self::Absence | Self::AbsenceReported => Some(SignedDuration::from_hours(24)),
            _ => None,
        }
    }

    /// Would it come too late now?
    #[must_use]
    pub fn too_late(self, wanted_at: Timestamp, now: Timestamp) -> bool {
        self.of_use_for().is_some_and(|long| now.duration_since(wanted_at) > long)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_when_there_is_time_and_a_text_message_when_there_is_none() {
        let citizen = Receiver::Citizen(CitizenId::fresh());
        let employee = Receiver::Employee(EmployeeId::fresh());
        let check = |receiver, email: &str, phone: &str, urgent| {
            let reached = Reached { email: email.to_owned(), phone: phone.to_owned(), language: String::new() };
            way(receiver, &reached, urgent).map(|(channel, _)| channel.code()).unwrap_or("nothing")
        };
        assert_eq!(check(citizen, "a@b.dk", "20000000", false), "email");
        assert_eq!(check(citizen, "a@b.dk", "20000000", true), "sms");
        assert_eq!(check(citizen, "a@b.dk", "", true), "email");
        assert_eq!(check(citizen, "", "20000000", false), "sms");
        assert_eq!(check(citizen, "", "", true), "nothing");
        assert_eq!(check(employee, "a@b.dk", "20000000", true), "email");
        assert_eq!(check(employee, "", "20000000", false), "sms");
    }

    #[test]
    fn attempts_last_over_a_night() {
        let minutes: Vec<i64> = (1..MOST_ATTEMPTS).map(|n| back_off(n).as_mins()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256]);
        assert_eq!(minutes.iter().sum::<i64>(), 511);
        assert_eq!(back_off(i64::MAX), SignedDuration::from_hours(6));
        assert_eq!(back_off(0), SignedDuration::from_mins(1));
    }

    #[test]
    fn a_code_that_comes_late_does_not_come() {
        let at: Timestamp = "2026-11-24T08:00:00Z".parse().unwrap();
        let late = |kind: MessageKind, minutes| kind.too_late(at, at + SignedDuration::from_mins(minutes));
        assert!(!late(MessageKind::SignCode, 10));
        assert!(late(MessageKind::SignCode, 11));
        assert!(!late(MessageKind::SignReminder, 60 * 24 * 30));
    }

    #[test]
    fn a_receiver_is_read_back_as_it_was_written() {
        for receiver in [
            Receiver::Citizen(CitizenId::fresh()),
            Receiver::Mentor(MentorId::fresh()),
            Receiver::Contact(ContactId::fresh()),
            Receiver::Employee(EmployeeId::fresh()),
        ] {
            assert_eq!(Receiver::of(receiver.code(), &receiver.id()), Some(receiver));
        }
        assert_eq!(Receiver::of("company", &CitizenId::fresh().to_string()), None);
        assert_eq!(Receiver::of("citizen", "1"), None);
    }
}
