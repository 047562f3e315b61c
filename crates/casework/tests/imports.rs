//! Files brought in: new, changed, so already, wrong; all or nothing; twice; two at once; who may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::sync::Arc;

use holdepunkt_casework::{
    Context, Error,
    imports::{self, Ask, Mapping, Outcome, Watch, run, try_out},
    invariants::verify,
    store::{Identity, trail, values},
};
use holdepunkt_rules::{
    cpr::Cpr,
    import::ImportKind::{self, Benefits, Citizens, Companies, Contracts, Hours, Placements, Register},
};
use holdepunkt_testkit::{TestHouse, cpr, cvr, engines, settle_centre};

fn ask(kind: ImportKind, text: &str) -> Ask {
    Ask { kind, bytes: Arc::new(text.as_bytes().to_vec()), mapping: Mapping::new() }
}

/// Rows made, changed, so already and wrong.
fn counts(o: &Outcome) -> [usize; 4] {
    [o.made, o.changed, o.same, o.faults.rows()]
}

async fn tried(context: &Context, kind: ImportKind, text: &str) -> Outcome {
    try_out(context, &ask(kind, text), &Watch::nobody()).await.unwrap()
}

async fn done(context: &Context, kind: ImportKind, text: &str) -> [usize; 4] {
    counts(&run(context, &ask(kind, text), &Watch::nobody()).await.unwrap())
}

/// The codes with which a file is refused.
async fn refused(context: &Context, kind: ImportKind, text: &str) -> String {
    match run(context, &ask(kind, text), &Watch::nobody()).await.unwrap_err() {
        Error::Refused(list) => {
            let one = |r: &holdepunkt_rules::Refused| format!("{} {}", r.refusal.code(), r.field.unwrap_or(""));
            list.iter().map(|r| one(r).trim().to_owned()).collect::<Vec<_>>().join(", ")
        }
        Error::Store(error) => panic!("{error}"),
    }
}

/// The slips of a file: row, column, code.
async fn slips(context: &Context, kind: ImportKind, text: &str) -> Vec<String> {
    let outcome = tried(context, kind, text).await;
    outcome.faults.list.iter().map(|f| format!("{} {} {}", f.line, f.header, f.refusal.code())).collect()
}

async fn sound(house: &TestHouse) {
    assert_eq!(verify(&house.house).await.unwrap(), []);
}

fn citizens(numbers: std::ops::Range<u32>) -> String {
    let mut text = "\u{feff}CPR-nr.;Navn;Telefon;Målgruppe;Sagsbehandler\r\n".to_owned();
    for n in numbers {
        let digits = cpr(n).reveal();
        text.push_str(&format!(
            "{}-{};Søren Ærø {n};98 00 00 {:02};{GROUP};Bente Lauridsen\r\n",
            &digits[..6],
            &digits[6..],
            n % 100
        ));
    }
    text
}

const GROUP: &str = "job_ready";

#[tokio::test]
async fn citizens_are_made_changed_and_left_as_they_are() {
    engines(|house| async move {
        let operator = house.operator();
        let file = citizens(1..301);
        assert_eq!(counts(&tried(&operator, Citizens, &file).await), [300, 0, 0, 0]);
        assert_eq!(done(&operator, Citizens, &file).await, [300, 0, 0, 0]);
        assert_eq!(done(&operator, Citizens, &file).await, [0, 0, 300, 0], "the same file twice");
        let changed = file.replace("Søren Ærø 7;98 00 00 07", "Åse Ærø 7;").replace("98 00 00 08", "+45 98000008");
        assert_eq!(done(&operator, Citizens, &changed).await, [0, 4, 296, 0]);
        sound(&house).await;
        let mut tx = house.house.store.read().await.unwrap();
        let found =
            holdepunkt_casework::store::citizens::by_cpr(&mut tx, house.cast.job_centre, &cpr(7)).await.unwrap();
        let found = found.unwrap();
        assert_eq!(
            (found.name.as_str(), found.phone.as_str()),
            ("Åse Ærø 7", "98 00 00 07"),
            "an empty cell changes nothing"
        );
        let about = trail::about_citizen(&mut tx, house.cast.job_centre, found.id, 9).await.unwrap();
        let deeds: Vec<_> = about.iter().map(|l| l.line.deed.as_str()).collect();
        assert_eq!(deeds, ["correct", "register"]);
        let latest = trail::latest(&mut tx, house.cast.job_centre, 900).await.unwrap();
        let runs = latest.iter().filter(|l| l.line.noun == "import" && l.line.deed == "register").count();
        assert_eq!(runs, 3);
        drop(tx);
        let listed = imports::runs(&house.of(&house.cast.administrator)).await.unwrap();
        assert_eq!(
            listed.iter().map(|r| (r.made, r.changed, r.same)).collect::<Vec<_>>(),
            [(0, 4, 296), (0, 0, 300), (300, 0, 0)]
        );
        assert_eq!(listed[1].file_hash, listed[2].file_hash);
    })
    .await;
}

#[tokio::test]
async fn one_bad_row_and_nothing_is_written() {
    engines(|house| async move {
        let operator = house.operator();
        let bad = citizens(1..200).replace("98 00 00 42", "98 00");
        let outcome = tried(&operator, Citizens, &bad).await;
        let fault = &outcome.faults.list[0];
        assert_eq!((fault.line, fault.header.as_str(), fault.seen.as_str()), (43, "Telefon", "98 00"));
        assert_eq!(refused(&operator, Citizens, &bad).await, "import-has-faults");
        assert_eq!(counts(&tried(&operator, Citizens, &citizens(1..200)).await), [199, 0, 0, 0]);
    })
    .await;
}

#[tokio::test]
async fn one_bad_row_among_a_hundred_thousand_and_nothing_is_written() {
    let house = TestHouse::new().await;
    let days = (0..4000_u32).flat_map(|serial| {
        let all = (40..99_u32)
            .flat_map(move |year| (1..=12_u32).flat_map(move |month| (1..=28_u32).map(move |day| (day, month, year))));
        all.map(move |(day, month, year)| format!("{day:02}{month:02}{year}{serial:04}"))
    });
    let nobodys = days.filter(|digits| Cpr::parse(digits).is_ok_and(|c| !c.fulfils_modulus_11()));
    let mut file = "CPR-nr.;Navn;Telefon;Målgruppe;Sagsbehandler\r\n".to_owned();
    for (n, digits) in nobodys.take(100_000).enumerate() {
        let phone = if n == 77_777 { "98 00" } else { "98 00 00 00" };
        file.push_str(&format!("{digits};Søren Ærø {n};{phone};{GROUP};Bente Lauridsen\r\n"));
    }
    assert_eq!(refused(&house.operator(), Citizens, &file).await, "import-has-faults");
    let mut tx = house.house.store.read().await.unwrap();
    let count = Identity::new("select count(*) as n from citizen").bound(values![]);
    assert_eq!(tx.first(count, |r| r.get::<i64>("n")).await.unwrap(), Some(0));
}

#[tokio::test]
async fn slips_are_named_by_row_and_column() {
    engines(|house| async move {
        let operator = house.operator();
        let digits = cpr(1).reveal();
        let text = format!(
            "CPR;Navn;Målgruppe;Sagsbehandler;Beskyttet\n\
             010190-123;A;{GROUP};Bente Lauridsen;\n\
             {digits};;{GROUP};Bente Lauridsen;\n\
             {digits};A;match_1;Bente Lauridsen;\n\
             {digits};A;noget;Bente Lauridsen;\n\
             {digits};A;{GROUP};Nobody;\n\
             {digits};A;{GROUP};Bente Lauridsen;måske\n\
             {digits};A;{GROUP};Bente Lauridsen;ja\n\
             {digits};A;{GROUP};Bente Lauridsen;nej\n"
        );
        let expected = [
            "2 CPR cpr-format",
            "3 Navn missing",
            "4 Målgruppe code-not-in-use",
            "5 Målgruppe not-on-the-list",
            "6 Sagsbehandler employee-unknown",
            "7 Beskyttet not-yes-or-no",
            "9 CPR row-twice",
        ];
        assert_eq!(slips(&operator, Citizens, &text).await, expected);
        let outcome = tried(&operator, Citizens, &text).await;
        assert!(outcome.faults.list.iter().all(|f| !f.seen.contains(&digits)), "no number is shown whole");
    })
    .await;
}

#[tokio::test]
async fn files_are_refused_as_a_whole() {
    engines(|house| async move {
        let operator = house.operator();
        for (text, expected) in [
            ("", "file-empty file"),
            ("CPR;Navn;Målgruppe;Sagsbehandler\n", "file-empty file"),
            ("CPR;Navn\n1;2\n", "column-missing mapping, column-missing mapping"),
            ("CPR;Navn;Målgruppe;Sagsbehandler\n1;SÃ¸ren;a;b\n", "file-broken-letters file"),
            ("%PDF-1.4", "file-not-a-sheet file"),
        ] {
            assert_eq!(refused(&operator, Citizens, text).await, expected, "{text}");
        }
        // A mapping of one's own: a header that isn't there; one column left out.
        let with = |from: &str, to: &str| Mapping::from([(from.to_owned(), to.to_owned())]);
        let header = imports::look(&operator, &Ask { mapping: with("Nr", "cpr"), ..ask(Citizens, "Nr;Navn\n1;2\n") });
        assert_eq!(header.unwrap().fields, [Some("cpr".to_owned()), None]);
        let header = imports::look(&operator, &Ask { mapping: with("Andet", "cpr"), ..ask(Citizens, "Nr\n1\n") });
        assert!(header.unwrap_err().is("column-unknown"));
        let header = imports::look(&operator, &Ask { mapping: with("Nr", "noget"), ..ask(Citizens, "Nr\n1\n") });
        assert!(header.unwrap_err().is("column-unknown"));
    })
    .await;
}

#[tokio::test]
async fn numbers_without_their_zero_get_it_back_and_it_is_said() {
    engines(|house| async move {
        let operator = house.operator();
        let n = (1..99).find(|n| cpr(*n).reveal().starts_with('0')).unwrap();
        let text = format!(
            "CPR;Navn;Målgruppe;Sagsbehandler\n{};A;{GROUP};Bente Lauridsen\n",
            cpr(n).reveal().trim_start_matches('0')
        );
        let outcome = tried(&operator, Citizens, &text).await;
        assert_eq!((counts(&outcome), outcome.restored), ([1, 0, 0, 0], 1));
    })
    .await;
}

#[tokio::test]
async fn companies_are_known_by_cvr_and_p_number() {
    engines(|house| async move {
        let lead = house.of(&house.cast.project_lead);
        let head = "CVR;Navn;P-nummer;Sektor;Type;Branche;Ansatte;Adresse;Postnr.;By\n";
        let row = |n: u32, p: u32, street: &str, staff: u32| {
            format!("{};Bageri {n};{p};Privat;Dagligvareforretning;47;{staff};{street};5500;Middelfart\n", cvr(n))
        };
        let two = format!("{head}{}{}", row(1, 1_000_000_001, "Algade 1", 12), row(2, 1_000_000_002, "Algade 2", 3));
        assert_eq!(done(&lead, Companies, &two).await, [2, 0, 0, 0]);
        assert_eq!(done(&lead, Companies, &two).await, [0, 0, 2, 0]);
        let grown = two.replace(";12;", ";14;");
        assert_eq!(done(&lead, Companies, &grown).await, [0, 1, 1, 0]);
        let swapped = format!("{head}{}", row(1, 1_000_000_002, "Algade 1", 14));
        assert_eq!(slips(&lead, Companies, &swapped).await, ["2 P-nummer p-number-of-another"]);
        let wrong = two.replace(&cvr(1), "12345678").replace("5500", "55");
        assert_eq!(
            slips(&lead, Companies, &wrong).await,
            ["2 CVR cvr-checksum", "2 Postnr. postcode-format", "3 Postnr. postcode-format"]
        );
        sound(&house).await;
    })
    .await;
}

#[tokio::test]
async fn contracts_come_beside_those_that_are_there() {
    engines(|house| async move {
        let stage = settle_centre(&house, 1, 2).await;
        let lead = house.of(&house.cast.project_lead);
        let head = "Center;Fra;Til;Pladser;Betaling;Beløb;Mentortimer\n";
        let next = format!("{head}Købmanden;01-01-2027;31-12-2027;3;per_place_month;1.700,00;2\n");
        assert_eq!(done(&lead, Contracts, &next).await, [1, 0, 0, 0]);
        assert_eq!(done(&lead, Contracts, &next).await, [0, 0, 1, 0]);
        assert_eq!(slips(&lead, Contracts, &next.replace(";3;", ";4;")).await, ["2 Fra there-with-other-terms"]);
        for (from, to, expected) in [
            ("01-01-2027", "01-06-2027", "2 Fra contracts-overlap"),
            ("01-01-2027", "01-01-28", "2 Fra two-digit-year"),
            ("31-12-2027", "31-12-2026", "2 Til ends-before-it-begins"),
            ("1.700,00", "", "2 Beløb payment-needs-amount"),
            ("1.700,00", "1700.50", "2 Beløb dot-for-comma"),
            ("Købmanden", "Ukendt", "2 Center centre-unknown"),
            (";3;", ";61;", "2 Pladser not-a-number"),
        ] {
            assert_eq!(slips(&lead, Contracts, &next.replace(from, to)).await, [expected]);
        }
        let mut tx = house.house.store.read().await.unwrap();
        let places = holdepunkt_casework::store::places::of_centre(&mut tx, house.cast.job_centre, stage.centre).await;
        assert_eq!(places.unwrap().len(), 3);
        drop(tx);
        sound(&house).await;
    })
    .await;
}

#[tokio::test]
async fn placements_keep_every_rule_of_a_booking() {
    engines(|house| async move {
        settle_centre(&house, 1, 2).await;
        let operator = house.operator();
        done(&operator, Citizens, &citizens(1..4)).await;
        let row = |n: u32, place: u32, from: &str, until: &str| {
            format!("{};Købmanden;{place};{from};{until};20;Jytte Halkjær\n", cpr(n).reveal())
        };
        let head = "CPR;Center;Plads;Fra;Til;Timer;Mentor\n";
        let both = format!("{head}{}{}", row(1, 1, "02-11-2026", "18-12-2026"), row(2, 2, "05-01-2026", "27-03-2026"));
        assert_eq!(done(&operator, Placements, &both).await, [2, 0, 0, 0]);
        assert_eq!(done(&operator, Placements, &both).await, [0, 0, 2, 0]);
        let other_hours = both.replace(";20;", ";22,5;");
        let differ = ["2 Fra there-with-other-terms", "3 Fra there-with-other-terms"];
        assert_eq!(slips(&operator, Placements, &other_hours).await, differ);
        for (rows, expected) in [
            (row(3, 1, "18-12-2026", "30-12-2026"), "2 Plads place-taken"),
            (row(1, 2, "18-12-2026", "30-12-2026"), "2 Fra citizen-already-placed"),
            (row(3, 1, "21-12-2026", "04-01-2027"), "2 Plads place-not-contracted"),
            (row(3, 9, "21-12-2026", "30-12-2026"), "2 Plads place-unknown"),
            (row(99, 1, "21-12-2026", "30-12-2026"), "2 CPR cpr-unknown"),
            (row(3, 1, "21-12-2026", "30-12-2026").replace("Jytte", "Ib"), "2 Mentor mentor-not-of-centre"),
            (row(3, 1, "21-12-2026", "30-12-2026").replace(";20;", ";40;"), "2 Timer not-hours"),
        ] {
            assert_eq!(slips(&operator, Placements, &format!("{head}{rows}")).await, [expected]);
        }
        // Two rows of one file that want one seat.
        let twice = format!("{head}{}{}", row(2, 1, "21-12-2026", "30-12-2026"), row(3, 1, "30-12-2026", "31-12-2026"));
        assert_eq!(slips(&operator, Placements, &twice).await, ["3 Plads place-taken"]);
        sound(&house).await;
    })
    .await;
}

#[tokio::test]
async fn benefits_and_hours_are_held_against_what_is_there() {
    engines(|house| async move {
        let operator = house.operator();
        done(&operator, Citizens, &citizens(1..3)).await;
        let (a, b) = (cpr(1).reveal(), cpr(2).reveal());
        let benefits = format!(
            "CPR;Ydelse;Fra;Til\n{a};Kontanthjælp;01-01-2024;31-12-2024\n{a};Kontanthjælp;01-01-2025;\n{b};Sygedagpenge;01-03-2026;\n"
        );
        assert_eq!(done(&operator, Benefits, &benefits).await, [3, 0, 0, 0]);
        assert_eq!(done(&operator, Benefits, &benefits).await, [0, 0, 3, 0]);
        let ended = benefits.replace("01-03-2026;", "01-03-2026;31-08-2026");
        assert_eq!(done(&operator, Benefits, &ended).await, [0, 1, 2, 0]);
        let clash = format!("CPR;Ydelse;Fra;Til\n{a};Kontanthjælp;01-06-2024;30-06-2024\n{a};Starthjælp;01-01-2020;\n");
        let expected = ["2 Fra days-shared", "3 Ydelse code-not-in-use"];
        assert_eq!(slips(&operator, Benefits, &clash).await, expected);

        let hours = format!("CPR;Arbejdsgiver;Fra;Til;Timer;Slags\n{a};Bageri;01-10-2026;31-10-2026;32,5;Ordinære timer\n");
        assert_eq!(done(&operator, Hours, &hours).await, [1, 0, 0, 0]);
        assert_eq!(done(&operator, Hours, &hours).await, [0, 0, 1, 0]);
        assert_eq!(done(&operator, Hours, &hours.replace("32,5", "40")).await, [0, 1, 0, 0]);
        assert_eq!(slips(&operator, Hours, &hours.replace("32,5", "900")).await, ["2 Timer not-a-number"]);
        assert_eq!(slips(&operator, Hours, &hours.replace("01-10-2026", "01-01-2026")).await, ["2 Til day-out-of-reach"]);
        sound(&house).await;
    })
    .await;
}

#[tokio::test]
async fn who_may_bring_in_what() {
    engines(|house| async move {
        let people = citizens(1..2);
        let companies = "CVR;Navn\n";
        let may =
            async |grant, kind, text: &str| match try_out(&house.of(grant), &ask(kind, text), &Watch::nobody()).await {
                Err(error) if error.is("not-allowed") => false,
                Ok(_) | Err(_) => true,
            };
        let cast = &house.cast;
        assert!(may(&cast.administrator, Citizens, &people).await);
        assert!(may(&cast.administrator, Companies, companies).await);
        assert!(may(&cast.project_lead, Companies, companies).await);
        assert!(!may(&cast.project_lead, Citizens, &people).await);
        for other in [&cast.caseworker, &cast.consultant, &cast.agency] {
            assert!(!may(other, Companies, companies).await);
            assert!(!may(other, Citizens, &people).await);
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_at_once_one_brings_in_and_the_other_finds_it_done() {
    engines(|house| async move {
        let operator = house.operator();
        let file = ask(Citizens, &citizens(1..120));
        let watch = Watch::nobody();
        let (a, b) = tokio::join!(run(&operator, &file, &watch), run(&operator, &file, &watch));
        let (won, lost) = if a.is_ok() { (a, b) } else { (b, a) };
        assert_eq!(counts(&won.unwrap()), [119, 0, 0, 0]);
        match lost {
            Ok(outcome) => assert_eq!(counts(&outcome), [0, 0, 119, 0]),
            Err(error) => assert!(error.is("import-under-way"), "{error}"),
        }
        sound(&house).await;
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_its_owners_and_its_errors_open_in_a_sheet() {
    engines(|house| async move {
        let administrator = house.of(&house.cast.administrator);
        let bad = citizens(1..4).replace("98 00 00 02", "98");
        let id = imports::keep(&administrator, Citizens, bad.into_bytes()).await.unwrap();
        assert!(imports::draft(&house.of(&house.cast.project_lead), id).await.unwrap_err().is("not-found"));
        let outcome = {
            imports::begin(&administrator, id, false).await.unwrap();
            loop {
                match imports::state(&administrator, id) {
                    imports::Stage::Working(_) => tokio::task::yield_now().await,
                    imports::Stage::Tried(outcome) => break outcome,
                    other => panic!("{other:?}"),
                }
            }
        };
        assert_eq!(counts(&outcome), [2, 0, 0, 1]);
        let headers = ["Row", "What is wrong"].map(String::from);
        let sheet =
            imports::errors_of(&administrator, id, "x", headers, &|f| f.refusal.code().to_owned()).await.unwrap();
        let text = String::from_utf8(holdepunkt_sheets::csv(&sheet)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("\u{feff}Row;What is wrong;CPR-nr.;Navn"), "{}", lines[0]);
        assert!(lines[2].starts_with("3;phone-format;"), "{}", lines[2]);
        imports::discard(&administrator, id).await.unwrap();
        assert!(imports::draft(&administrator, id).await.unwrap_err().is("not-found"));
    })
    .await;
}

const EXTRACT: &str = "CVR-nummer;P-nummer;Navn;Vejnavn;Husnummer;Postnummer;Postdistrikt;Kommunekode;Branchekode;Virksomhedsform;Antal ansatte;Ophørsdato\n";

#[tokio::test]
async fn an_extract_of_the_company_register_tells_what_changes_and_never_makes_a_centre() {
    use holdepunkt_casework::{centres, companies, imports::Changed};
    engines(|house| async move {
        let operator = house.operator();
        let lead = house.of(&house.cast.project_lead);
        let one = cvr(31);
        let row = |p: &str, name: &str, street: &str, industry: &str, band: &str, closed: &str| {
            format!("{one};{p};{name};{street};1;5500;Middelfart;0410;{industry};Anpartsselskab;{band};{closed}\n")
        };
        let (first, second) = ("1000000031", "1000000032");
        let file = format!(
            "{EXTRACT}{}{}",
            row(first, "Ærø Bageri", "Algade", "107110", "10-19", ""),
            row("1000000033", "Lukket før", "Søndergade", "107110", "", "30-06-2025")
        );
        assert_eq!(
            counts(&tried(&lead, Register, &file).await),
            [1, 0, 1, 0],
            "what closed and was never here is left"
        );
        assert_eq!(done(&lead, Register, &file).await, [1, 0, 1, 0]);
        assert_eq!(done(&lead, Register, &file).await, [0, 0, 2, 0], "the same file twice");
        let list = companies::list(&lead).await.unwrap();
        let id = list.iter().find(|r| r.company.name == "Ærø Bageri").unwrap().company.id;
        let page = companies::find(&lead, id).await.unwrap();
        let c = &page.company;
        assert_eq!((c.company_type.as_str(), c.industry.as_str(), c.employees), ("production", "10", 10));
        assert_eq!(c.address.street, "Algade 1");
        assert_eq!(page.listed[0].municipality.as_ref().map(|m| m.as_str()), Some("410"));
        assert!(centres::list(&lead).await.unwrap().is_empty(), "an extract never makes a centre");

        let moved = format!("{EXTRACT}{}", row(first, "Ærø Bageri og Café", "Havnegade", "561110", "20-49", ""));
        let outcome = tried(&lead, Register, &moved).await;
        assert_eq!(counts(&outcome), [0, 1, 0, 0]);
        let told: Vec<_> =
            outcome.changes.iter().map(|c| (c.line, c.what, c.before.as_str(), c.after.as_str())).collect();
        assert_eq!(
            told,
            [
                (2, Changed::Name, "Ærø Bageri", "Ærø Bageri og Café"),
                (2, Changed::Address, "Algade 1, 5500 Middelfart", "Havnegade 1, 5500 Middelfart"),
                (2, Changed::Industry, "10", "56"),
                (2, Changed::Employees, "10", "20"),
            ]
        );
        assert_eq!(companies::find(&lead, id).await.unwrap().company.name, "Ærø Bageri", "nothing is done yet");
        assert_eq!(done(&lead, Register, &moved).await, [0, 1, 0, 0]);
        assert_eq!(companies::find(&lead, id).await.unwrap().company.name, "Ærø Bageri og Café");

        let more = format!(
            "{EXTRACT}{}{}",
            row(first, "Ærø Bageri og Café", "Havnegade", "561110", "20-49", "31-05-2026"),
            row(second, "Ærø Bageri og Café", "Torvet", "561110", "5-9", "")
        );
        assert_eq!(done(&operator, Register, &more).await, [0, 2, 0, 0], "a second workplace of the same name");
        let page = companies::find(&lead, id).await.unwrap();
        assert_eq!((page.units.len(), page.closed_on), (2, None), "one of two has closed");
        let closed = format!("{EXTRACT}{}", row(second, "Ærø Bageri og Café", "Torvet", "561110", "5-9", "30-06-2026"));
        let outcome = tried(&lead, Register, &closed).await;
        assert_eq!(outcome.changes[0].what, Changed::Closed);
        assert_eq!(done(&lead, Register, &closed).await, [0, 1, 0, 0]);
        let page = companies::find(&lead, id).await.unwrap();
        assert_eq!(page.closed_on, Some(jiff::civil::date(2026, 6, 30)));
        let row = companies::list(&lead).await.unwrap().into_iter().find(|r| r.company.id == id).unwrap();
        assert_eq!(row.closed_on, page.closed_on);
        let silent = format!(
            "CVR;P-nummer;Navn;Vejnavn;Postnr.;By;Branche\n{one};{second};Ærø Bageri og Café;Torvet 1;5500;Middelfart;561110\n"
        );
        assert_eq!(done(&lead, Register, &silent).await, [0, 0, 1, 0], "no column of closing days opens nothing");
        let open = closed.replace("30-06-2026", "");
        assert_eq!(done(&lead, Register, &open).await, [0, 1, 0, 0], "an empty cell in that column does");
        assert_eq!(companies::find(&lead, id).await.unwrap().closed_on, None);
        sound(&house).await;
    })
    .await;
}

#[tokio::test]
async fn slips_in_an_extract_of_the_register_are_told_by_row_and_column() {
    engines(|house| async move {
        let lead = house.of(&house.cast.project_lead);
        let (one, other) = (cvr(31), cvr(32));
        let row = |cvr: &str, p: &str, industry: &str, band: &str| {
            format!("{cvr};{p};Navn {p};Algade;1;5500;Middelfart;Middelfart Kommune;{industry};;{band};\n")
        };
        let file = format!(
            "{EXTRACT}{}{}{}{}{}",
            row(&one, "1000000041", "107110", "mange"),
            row(&one, "1000000042", "bageri", "1"),
            row(&one, "1000000043", "107110", "1"),
            row(&one, "1000000043", "107110", "1"),
            row("12345678", "1000000044", "107110", "1")
        );
        assert_eq!(
            slips(&lead, Register, &file).await,
            [
                "2 Antal ansatte not-a-number",
                "3 Branchekode not-on-the-list",
                "5 P-nummer row-twice",
                "6 CVR-nummer cvr-checksum"
            ]
        );
        assert_eq!(refused(&lead, Register, &file).await, "import-has-faults");
        let two =
            format!("{EXTRACT}{}{}", row(&one, "1000000045", "107110", ""), row(&one, "1000000046", "107110", ""));
        assert_eq!(done(&lead, Register, &two).await[3], 0);
        let taken = format!("{EXTRACT}{}", row(&other, "1000000045", "107110", ""));
        assert_eq!(slips(&lead, Register, &taken).await, ["2 P-nummer p-number-of-another"], "it has two workplaces");
        let caseworker = house.of(&house.cast.caseworker);
        assert_eq!(refused(&caseworker, Register, &two).await, "not-allowed");
        sound(&house).await;
    })
    .await;
}

#[tokio::test]
async fn a_job_centre_is_named_by_its_code_its_name_or_its_town() {
    engines(|house| async move {
        for text in ["410", "Jobcenter Middelfart", " middelfart "] {
            let found = holdepunkt_casework::job_centres::named(&house.house, text).await.unwrap();
            assert_eq!(found.id, house.cast.job_centre, "{text}");
        }
        for text in ["Jobcenter", "", "Ribe", "fart"] {
            assert!(holdepunkt_casework::job_centres::named(&house.house, text).await.is_err(), "{text}");
        }
    })
    .await;
}
