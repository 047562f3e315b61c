use super::*;
use jiff::{civil::date, tz::TimeZone};
use proptest::prelude::*;

/// A reader of our own that takes nothing for granted: it unfolds, takes apart and takes escapes back, and refuses
/// what the format doesn't allow.
fn read(file: &str) -> Vec<(String, String)> {
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "line ends");
    let lines: Vec<&str> = file.trim_end_matches("\r\n").split("\r\n").collect();
    assert!(lines.iter().all(|l| l.len() <= 75 && !l.is_empty()), "at most 75 octets");
    let mut unfolded: Vec<String> = Vec::new();
    for line in lines {
        match line.strip_prefix(' ') {
            Some(rest) => unfolded.last_mut().unwrap().push_str(rest),
            None => unfolded.push(line.to_owned()),
        }
    }
    unfolded.iter().map(|l| property(l)).collect()
}

/// Name with parameters, and value: the first colon outside quotes divides the two.
fn property(line: &str) -> (String, String) {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    });
    let at = colon.expect("a colon").0;
    (line[..at].to_owned(), line[at + 1..].to_owned())
}

fn text(value: &str) -> String {
    let (mut out, mut chars) = (String::new(), value.chars());
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => out.push(c),
                other => panic!("no escape: {other:?}"),
            },
            ';' | ',' => panic!("not escaped: {value}"),
            c => out.push(c),
        }
    }
    out
}

fn moment(year: i16, month: i8, day: i8, hour: i8, minute: i8) -> Timestamp {
    let zone = TimeZone::get("Europe/Copenhagen").unwrap();
    date(year, month, day).at(hour, minute, 0, 0).to_zoned(zone).unwrap().timestamp()
}

fn event(from: Timestamp, until: Timestamp) -> Event {
    Event {
        method: Method::Request,
        uid: "018f0000-0000-7000-8000-000000000001@holdepunkt".to_owned(),
        sequence: 0,
        stamp: moment(2026, 10, 1, 9, 0),
        from,
        until,
        summary: "Opfølgning".to_owned(),
        description: String::new(),
        place: "Svanedammen, Hobro".to_owned(),
        organizer: Party { name: "Maja Thorup".to_owned(), email: "maja@jobcenter.example".to_owned() },
        receiver: Party { name: "Jytte Halkjær".to_owned(), email: String::new() },
    }
}

fn get<'a>(read: &'a [(String, String)], name: &str) -> &'a str {
    let all: Vec<_> = read.iter().filter(|(n, _)| n.split(';').next() == Some(name)).collect();
    assert_eq!(all.len(), 1, "{name} stands once");
    &all[0].1
}

#[test]
fn an_invitation_has_what_the_formats_ask_for() {
    let file = event(moment(2026, 11, 26, 13, 0), moment(2026, 11, 26, 13, 45)).write();
    let read = read(&file);
    let names: Vec<&str> = read.iter().map(|(n, _)| n.as_str()).collect();
    assert_eq!((names[0], read[0].1.as_str()), ("BEGIN", "VCALENDAR"));
    assert_eq!((names[names.len() - 1], read[read.len() - 1].1.as_str()), ("END", "VCALENDAR"));
    assert_eq!((get(&read, "VERSION"), get(&read, "METHOD")), ("2.0", "REQUEST"));
    assert_eq!((get(&read, "UID"), get(&read, "SEQUENCE")), ("018f0000-0000-7000-8000-000000000001@holdepunkt", "0"));
    assert_eq!((get(&read, "DTSTART"), get(&read, "DTEND")), ("20261126T120000Z", "20261126T124500Z"));
    assert_eq!(get(&read, "DTSTAMP"), "20261001T070000Z");
    assert_eq!(text(get(&read, "LOCATION")), "Svanedammen, Hobro");
    assert_eq!(get(&read, "STATUS"), "CONFIRMED");
    assert_eq!(get(&read, "ORGANIZER"), "mailto:maja@jobcenter.example");
    assert_eq!(get(&read, "ATTENDEE"), "invalid:nomail");
    assert!(names.contains(&"ORGANIZER;CN=\"Maja Thorup\""));
    assert!(!names.contains(&"DESCRIPTION"), "what is empty is left out");
}

#[test]
fn a_change_and_a_call_off_are_the_same_meeting_with_a_higher_number() {
    let first = event(moment(2026, 11, 26, 13, 0), moment(2026, 11, 26, 13, 45));
    let moved =
        Event { sequence: 1, from: moment(2026, 11, 27, 9, 0), until: moment(2026, 11, 27, 9, 30), ..first.clone() };
    let off = Event { sequence: 2, method: Method::Cancel, ..moved.clone() };
    let (a, b, c) = (read(&first.write()), read(&moved.write()), read(&off.write()));
    assert_eq!(get(&a, "UID"), get(&b, "UID"));
    assert_eq!(get(&a, "UID"), get(&c, "UID"));
    let numbers: Vec<&str> = [&a, &b, &c].map(|r| get(r, "SEQUENCE")).to_vec();
    assert_eq!(numbers, ["0", "1", "2"]);
    assert_eq!((get(&b, "METHOD"), get(&b, "DTSTART")), ("REQUEST", "20261127T080000Z"));
    assert_eq!((get(&c, "METHOD"), get(&c, "STATUS"), get(&c, "TRANSP")), ("CANCEL", "CANCELLED", "TRANSPARENT"));
}

#[test]
fn the_clock_on_the_wall_is_right_on_both_sides_of_the_changes() {
    let starts = |y, m, d, hour, minute| {
        let from = moment(y, m, d, hour, minute);
        get(&read(&event(from, from).write()), "DTSTART").to_owned()
    };
    assert_eq!(starts(2026, 10, 24, 9, 0), "20261024T070000Z");
    assert_eq!(starts(2026, 10, 25, 9, 0), "20261025T080000Z", "clocks were put back at night");
    assert_eq!(starts(2026, 10, 25, 1, 30), "20261024T233000Z", "before they were");
    assert_eq!(starts(2027, 3, 27, 9, 0), "20270327T080000Z");
    assert_eq!(starts(2027, 3, 28, 9, 0), "20270328T070000Z", "clocks were put on at night");
    assert_eq!(starts(2026, 12, 31, 9, 0), "20261231T080000Z", "in week 53");
    assert_eq!(starts(2027, 1, 3, 9, 0), "20270103T080000Z", "the last day of week 53");
}

#[test]
fn long_lines_are_folded_between_letters() {
    let long = "Møde på Ærø Åhavens Plejecenter, ".repeat(12);
    let file =
        Event { summary: long.clone(), ..event(moment(2026, 11, 26, 13, 0), moment(2026, 11, 26, 14, 0)) }.write();
    assert_eq!(text(get(&read(&file), "SUMMARY")), long);
    for pad in 0..80 {
        let summary = format!("{}ææøøååééüü", "x".repeat(pad));
        let file =
            Event { summary: summary.clone(), ..event(moment(2026, 11, 26, 13, 0), moment(2026, 11, 26, 14, 0)) };
        assert_eq!(text(get(&read(&file.write()), "SUMMARY")), summary, "{pad}");
    }
}

#[test]
fn nothing_that_somebody_typed_becomes_a_line_of_its_own() {
    let nasty = "Hej; du, \\ der\r\nATTENDEE:mailto:spion@x.example\nslut\u{7}";
    let file = Event {
        description: nasty.to_owned(),
        organizer: Party { name: "Maja \"M\"\r\nX-A:b".to_owned(), email: "a@b.example\r\nX-C:d".to_owned() },
        ..event(moment(2026, 11, 26, 13, 0), moment(2026, 11, 26, 14, 0))
    };
    let read = read(&file.write());
    assert_eq!(text(get(&read, "DESCRIPTION")), "Hej; du, \\ der\nATTENDEE:mailto:spion@x.example\nslut ");
    assert_eq!(get(&read, "ORGANIZER"), "invalid:nomail");
    assert!(read.iter().all(|(n, _)| !n.starts_with("X-")));
    assert_eq!(get(&read, "ATTENDEE"), "invalid:nomail");
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_back(summary in "[^\u{0}-\u{1f}\u{7f}-\u{9f}]{1,200}") {
        let file = Event { summary: summary.clone(), ..event(moment(2026, 11, 26, 13, 0), moment(2026, 11, 26, 14, 0)) };
        let write = file.write();
        prop_assert_eq!(text(get(&read(&write), "SUMMARY")), summary);
    }
}
