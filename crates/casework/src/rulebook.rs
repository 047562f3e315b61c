//! The rulebook as the program carries it: code lists, programmes and terms from
//! `rulebook/`, loaded and checked when the program starts.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal,
    agreement::growth::{Growth, GrowthOn},
    attendance::AttendanceRules,
    codes::{Code, CodeList},
    course::{CourseTerms, CourseTermsOn},
    figures::Figures,
    grants::own::OwnData,
    import::{ImportKind, ImportSheet},
    length::Lengths,
    message::MessageTerms,
    programme::{Origin, ParameterValue, Programme},
    progression::{Questionnaire, Respondent, Translation, translation},
    referral_rules::ReferralRules,
    register::RegisterRules,
    term::{self, Term},
    two_years::TwoYearRules,
};
use jiff::civil::Date;
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::Error;

#[derive(RustEmbed)]
#[folder = "../../rulebook"]
#[include = "*.toml"]
#[exclude = "cases/*"]
struct Files;

/// The SHA-256 of a file of the rulebook as the program carries it: whoever keeps it can tell later by which text
/// something was settled. None for a file that isn't there.
#[must_use]
pub fn fingerprint(path: &str) -> Option<String> {
    let hash = Files::get(path)?.metadata.sha256_hash();
    Some(hash.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A document that the rulebook cites.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Short name: what a `source` begins with.
    pub short: String,
    /// Title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, as precisely as is known.
    pub dated: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Documents {
    document: Vec<Document>,
}

/// Everything in `rulebook/`.
#[derive(Debug)]
pub struct Rulebook {
    lists: BTreeMap<String, CodeList>,
    programmes: Vec<Programme>,
    terms: Vec<Term>,
    documents: Vec<Document>,
    imports: Vec<ImportSheet>,
    questionnaires: Vec<Questionnaire>,
    translations: Vec<Translation>,
    courses: CourseTermsOn,
    lengths: Lengths,
    two_years: TwoYearRules,
    referral_rules: ReferralRules,
    follow_ups: Figures,
    intervention_rules: Figures,
    progression: Figures,
    register: RegisterRules,
    growth: GrowthOn,
    attendance: AttendanceRules,
    signals: Figures,
    messages: MessageTerms,
    settlement: OwnData,
}

/// A source without a document: our own default.
const OUR_OWN: &str = "Holdepunkt";

impl Rulebook {
    /// Loads and checks the rulebook that the program carries.
    ///
    /// # Errors
    /// A sentence with file and line for the operator.
    pub fn load() -> Result<Self, String> {
        let mut texts = BTreeMap::new();
        for path in Files::iter() {
            let file = Files::get(&path).ok_or_else(|| format!("{path}: gone"))?;
            let text = String::from_utf8(file.data.into_owned()).map_err(|_| format!("{path}: not UTF-8"))?;
            texts.insert(path.into_owned(), text);
        }
        Self::read(&texts)
    }

    /// Reads and checks a rulebook from its files: path inside the folder, and text.
    ///
    /// # Errors
    /// A sentence with file and line for the operator.
    pub fn read(texts: &BTreeMap<String, String>) -> Result<Self, String> {
        let mut rulebook = Self {
            lists: BTreeMap::new(),
            programmes: Vec::new(),
            terms: Vec::new(),
            documents: Vec::new(),
            imports: Vec::new(),
            questionnaires: Vec::new(),
            translations: Vec::new(),
            courses: CourseTermsOn::empty(),
            lengths: Lengths::empty(),
            two_years: TwoYearRules::default(),
            referral_rules: ReferralRules::default(),
            follow_ups: Figures::default(),
            intervention_rules: Figures::default(),
            progression: Figures::default(),
            register: RegisterRules::default(),
            growth: GrowthOn::default(),
            attendance: AttendanceRules::default(),
            signals: Figures::default(),
            messages: MessageTerms::default(),
            settlement: OwnData::default(),
        };
        let mut translated = Vec::new();
        for (path, text) in texts {
            let name = |folder: &str| path.strip_prefix(folder).and_then(|p| p.strip_suffix(".toml"));
            if let Some(name) = name("codes/") {
                rulebook.lists.insert(name.to_owned(), CodeList::read(name, text)?);
            } else if let Some(name) = name("programmes/") {
                rulebook.programmes.push(Programme::read(name, text)?);
            } else if let Some(name) = name("imports/") {
                rulebook.imports.push(ImportSheet::read(name, text)?);
            } else if let Some(name) = name("questionnaires/").filter(|name| translation::names(name).is_some()) {
                // Held against its questionnaire, which may be a file that comes later.
                translated.push((name, text));
            } else if let Some(name) = name("questionnaires/") {
                rulebook.questionnaires.push(Questionnaire::read(name, text)?);
            } else if path == "terms.toml" {
                rulebook.terms = term::read(text)?;
            } else if path == "courses.toml" {
                rulebook.courses = CourseTermsOn::read(text)?;
            } else if path == "placement_lengths.toml" {
                rulebook.lengths = Lengths::read(text)?;
            } else if path == "two_years.toml" {
                rulebook.two_years = TwoYearRules::read(text)?;
            } else if path == "referral.toml" {
                rulebook.referral_rules = ReferralRules::read(text)?;
            } else if path == "follow_ups.toml" {
                rulebook.follow_ups = Figures::read(path, text)?;
            } else if path == "progression.toml" {
                rulebook.progression = Figures::read(path, text)?;
            } else if path == "interventions.toml" {
                rulebook.intervention_rules = Figures::read(path, text)?;
            } else if path == "register.toml" {
                rulebook.register = RegisterRules::read(text)?;
            } else if path == "agreement.toml" {
                rulebook.growth = GrowthOn::read(text)?;
            } else if path == "attendance.toml" {
                rulebook.attendance = AttendanceRules::read(text)?;
            } else if path == "signals.toml" {
                rulebook.signals = Figures::read(path, text)?;
            } else if path == "messages.toml" {
                rulebook.messages = MessageTerms::read(text)?;
            } else if path == "settlement.toml" {
                rulebook.settlement = OwnData::read(text)?;
            } else if path == "sources.toml" {
                let read: Documents = toml::from_str(text).map_err(|e| format!("sources.toml: {e}"))?;
                rulebook.documents = read.document;
            } else {
                return Err(format!("{path}: not a file of the rulebook"));
            }
        }
        rulebook.programmes.sort_by(|a, b| (a.period.from(), &a.code).cmp(&(b.period.from(), &b.code)));
        rulebook.questionnaires.sort_by(|a, b| (&a.code, a.version).cmp(&(&b.code, b.version)));
        for (name, text) in translated {
            rulebook.translations.push(Translation::read(name, text, &rulebook.questionnaires)?);
        }
        rulebook.check()?;
        Ok(rulebook)
    }

    /// What one file says of another: codes on their lists, documents that are known.
    fn check(&self) -> Result<(), String> {
        for list in self.lists.values() {
            self.known_source(&list.source, &Origin { file: format!("codes/{}.toml", list.name), line: 1 })?;
        }
        for term in &self.terms {
            self.known_source(&term.source, &term.origin)?;
        }
        for sheet in &self.imports {
            let origin = Origin { file: format!("imports/{}.toml", sheet.kind), line: 1 };
            self.known_source(&sheet.source, &origin)?;
            if let Some(list) =
                sheet.columns.iter().filter_map(|c| c.list.as_ref()).find(|l| !self.lists.contains_key(*l))
            {
                return Err(format!("{origin}: there is no list codes/{list}.toml"));
            }
        }
        self.questionnaires.iter().try_for_each(|q| self.check_questionnaire(q))?;
        for (source, origin) in self.courses.sources() {
            self.known_source(source, &origin)?;
        }
        for (group, source, origin) in self.lengths.named() {
            self.known_source(source, &origin)?;
            group.map_or(Ok(()), |g| self.known_code("target_groups", g, &origin))?;
        }
        for (source, origin) in &self.two_years.sources {
            self.known_source(source, origin)?;
        }
        for (benefit, origin) in &self.two_years.benefits {
            self.known_code("benefits", benefit.as_str(), origin)?;
        }
        let (source, sections, types, origin) = self.register.named();
        source.map_or(Ok(()), |s| self.known_source(s, &origin))?;
        sections.into_iter().try_for_each(|code| self.known_code("industries", code, &origin))?;
        types.into_iter().try_for_each(|code| self.known_code("company_types", code, &origin))?;
        for source in self.growth.sources() {
            self.known_source(source, &Origin { file: "agreement.toml".to_owned(), line: 1 })?;
        }
        let origin = Origin { file: "settlement.toml".to_owned(), line: 1 };
        self.known_source(&self.settlement.source, &origin)?;
        self.settlement.benefits().try_for_each(|code| self.known_code("benefits", code, &origin))?;
        self.known_source(&self.messages.source, &Origin { file: "messages.toml".to_owned(), line: 1 })?;
        let more = self.follow_ups.all().iter().chain(self.intervention_rules.all()).chain(self.signals.all());
        let more = more.chain(self.attendance.figures()).chain(self.progression.all());
        for figure in self.referral_rules.figures().iter().chain(more) {
            self.known_source(&figure.source, &figure.origin)?;
            self.known_code("units", figure.unit.as_str(), &figure.origin)?;
            if let Some(group) = &figure.target_group {
                self.known_code("target_groups", group.as_str(), &figure.origin)?;
            }
        }
        self.programmes.iter().try_for_each(|p| self.check_programme(p))
    }

    /// A question that is said to be the same as an earlier one must have one, on the same scale, of the same person.
    fn check_questionnaire(&self, q: &Questionnaire) -> Result<(), String> {
        self.known_source(&q.source, &q.origin)?;
        q.municipality.as_ref().map_or(Ok(()), |m| self.known_code("municipalities", m, &q.origin))?;
        for item in &q.items {
            let Some((code, version, id)) = &item.same_as else { continue };
            let earlier = self.questionnaire(code, *version).and_then(|e| e.item(id));
            let same = earlier.is_some_and(|e| e.respondent == item.respondent && e.kind == item.kind);
            if !same {
                return Err(format!("{}: `{}` is not the same as {code} v{version} {id}", q.origin, item.id));
            }
        }
        Ok(())
    }

    fn check_programme(&self, p: &Programme) -> Result<(), String> {
        self.known_source(&p.source, &p.origin)?;
        for x in &p.parameters {
            self.known_source(&x.source, &x.origin)?;
            self.known_code("units", x.unit.as_str(), &x.origin)?;
            if matches!(x.value, ParameterValue::Number(n) if n < 0) {
                return Err(format!("{}: below 0", x.origin));
            }
        }
        for x in &p.target_groups {
            self.known_source(&x.source, &x.origin)?;
            self.known_code("target_groups", x.code.as_str(), &x.origin)?;
        }
        for x in &p.goals {
            self.known_source(&x.source, &x.origin)?;
            self.known_code("goals", x.code.as_str(), &x.origin)?;
            self.known_code("units", x.unit.as_str(), &x.origin)?;
        }
        for x in &p.milestones {
            self.known_source(&x.source, &x.origin)?;
            self.known_code("goals", x.code.as_str(), &x.origin)?;
            self.known_code("units", x.unit.as_str(), &x.origin)?;
            if let Some(municipality) = &x.job_centre {
                self.known_code("municipalities", municipality.as_str(), &x.origin)?;
            }
        }
        Ok(())
    }

    fn known_code(&self, list: &str, code: &str, origin: &Origin) -> Result<(), String> {
        match self.list(list).find(code) {
            Some(_) => Ok(()),
            None => Err(format!("{origin}: `{code}` is not in codes/{list}.toml")),
        }
    }

    fn known_source(&self, source: &str, origin: &Origin) -> Result<(), String> {
        // After a semicolon comes another document, or, without a colon, another section of the same.
        for part in source.split(';').enumerate().filter(|(i, part)| *i == 0 || part.contains(':')).map(|(_, p)| p) {
            let short = part.split(':').next().unwrap_or_default().trim();
            if short != OUR_OWN && !self.documents.iter().any(|d| d.short == short) {
                return Err(format!("{origin}: no document is called `{short}` in sources.toml"));
            }
        }
        Ok(())
    }

    /// Checks choices made on a day, each against its list; every wrong one is named.
    ///
    /// # Errors
    /// [`Refusal::NotOnTheList`] or [`Refusal::CodeNotInUse`] on each field.
    pub fn accept<'a>(
        &self,
        day: Date,
        choices: impl IntoIterator<Item = (&'a str, &'a Code, &'static str)>,
    ) -> Result<(), Error> {
        let refused = |(list, code, field): (&str, &Code, _)| self.list(list).parse(code.as_str(), day, field).err();
        let refused: Vec<_> = choices.into_iter().filter_map(refused).collect();
        if refused.is_empty() { Ok(()) } else { Err(Error::Refused(refused)) }
    }

    /// A code list by its file's name. A list that a use case asks for is checked to be there by a test.
    #[must_use]
    pub fn list(&self, name: &str) -> &CodeList {
        static EMPTY: std::sync::LazyLock<CodeList> = std::sync::LazyLock::new(|| CodeList::empty("missing"));
        self.lists.get(name).unwrap_or(&EMPTY)
    }

    /// The columns of a kind of file that can be brought in.
    #[must_use]
    pub fn import(&self, kind: ImportKind) -> Option<&ImportSheet> {
        self.imports.iter().find(|s| s.kind == kind)
    }

    /// A version of a questionnaire.
    #[must_use]
    pub fn questionnaire(&self, code: &str, version: i64) -> Option<&Questionnaire> {
        self.questionnaires.iter().find(|q| q.code == code && q.version == version)
    }

    /// Every version of every questionnaire, in order.
    #[must_use]
    pub fn questionnaires(&self) -> &[Questionnaire] {
        &self.questionnaires
    }

    /// Every translation of every questionnaire, in the order of their files' names.
    #[must_use]
    pub fn translations(&self) -> &[Translation] {
        &self.translations
    }

    /// The languages beside Danish and English in which somebody can answer all that a questionnaire asks them.
    pub fn translations_for(&self, of: &Questionnaire, respondent: Respondent) -> impl Iterator<Item = &Translation> {
        let (code, version) = (of.code.clone(), of.version);
        let of_it = move |t: &&Translation| t.questionnaire == code && t.version == version;
        self.translations.iter().filter(of_it).filter(move |t| t.covers(respondent))
    }

    /// What a municipality's job centre asks on a day: ours, then its own; of each the latest version that is used then.
    #[must_use]
    pub fn questionnaires_of(&self, municipality: &str, day: Date) -> Vec<&Questionnaire> {
        let here = |q: &&Questionnaire| q.municipality.as_deref().is_none_or(|m| m == municipality) && q.used_on(day);
        let mut asked: Vec<&Questionnaire> = Vec::new();
        for q in self.questionnaires.iter().filter(here) {
            asked.retain(|a| a.code != q.code);
            asked.push(q);
        }
        asked.sort_by_key(|q| q.municipality.is_some());
        asked
    }

    /// What the job centre's own cases mean in a settlement.
    #[must_use]
    pub fn settlement(&self) -> &OwnData {
        &self.settlement
    }

    /// When people are asked about progression, and when they are reminded.
    #[must_use]
    pub fn progression(&self) -> &Figures {
        &self.progression
    }

    /// What a course is measured by on a day.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn course_terms(&self, day: Date) -> Result<CourseTerms, Refusal> {
        self.courses.on(day)
    }

    /// How long placements may be granted.
    #[must_use]
    pub fn lengths(&self) -> &Lengths {
        &self.lengths
    }

    /// Every programme, oldest first.
    #[must_use]
    pub fn programmes(&self) -> &[Programme] {
        &self.programmes
    }

    /// A programme by its code.
    ///
    /// # Errors
    /// [`Refusal::UnknownProgramme`].
    pub fn programme(&self, code: &str) -> Result<&Programme, Refusal> {
        let found = self.programmes.iter().find(|p| p.code.as_str() == code);
        found.ok_or_else(|| Refusal::UnknownProgramme { programme: code.to_owned() })
    }

    /// The two-year test's parameters over time.
    #[must_use]
    pub fn two_years(&self) -> &TwoYearRules {
        &self.two_years
    }

    /// How a draft of a work agreement grows in hours on a day, if the rulebook says so.
    #[must_use]
    pub fn growth(&self, day: Date) -> Option<Growth> {
        self.growth.on(day)
    }

    /// When nobody is disturbed, when one is reminded, how long links and codes last.
    #[must_use]
    pub fn messages(&self) -> &MessageTerms {
        &self.messages
    }

    /// Limits and deadlines on the way to a place.
    #[must_use]
    pub fn referral_rules(&self) -> &ReferralRules {
        &self.referral_rules
    }

    /// How often one follows up, and how long a strategy can lie.
    #[must_use]
    pub fn follow_ups(&self) -> &Figures {
        &self.follow_ups
    }

    /// Limits of what goes on beside the placement.
    #[must_use]
    pub fn intervention_rules(&self) -> &Figures {
        &self.intervention_rules
    }

    /// What the early warning measures by.
    #[must_use]
    pub fn signals(&self) -> &Figures {
        &self.signals
    }

    /// How what the company register says becomes what we keep.
    #[must_use]
    pub fn register(&self) -> &RegisterRules {
        &self.register
    }

    /// What attendance is registered by.
    #[must_use]
    pub fn attendance(&self) -> &AttendanceRules {
        &self.attendance
    }

    /// The words of the field, in the file's order.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The documents that sources name.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> BTreeMap<String, String> {
        Files::iter()
            .map(|path| {
                let text = String::from_utf8(Files::get(&path).unwrap().data.into_owned()).unwrap();
                (path.into_owned(), text)
            })
            .collect()
    }

    /// The rulebook with one thing planted; says what is answered.
    fn check(path: &str, from: &str, to: &str, expected: &str) {
        let mut texts = texts();
        let text = texts.get_mut(path).unwrap();
        assert!(text.contains(from), "{path}: {from}");
        *text = text.replacen(from, to, 1);
        let answer = Rulebook::read(&texts).unwrap_err();
        assert!(answer.starts_with(path) && answer.contains(expected), "{answer}");
    }

    #[test]
    fn rulebook_is_sound() {
        let rulebook = Rulebook::load().unwrap();
        let codes: Vec<_> = rulebook.programmes().iter().map(|p| p.code.as_str()).collect();
        assert_eq!(codes, ["virksomhedsindsats", "vcg2", "stv", "drift", "vc2"]);
        assert!(rulebook.terms().len() > 60, "{}", rulebook.terms().len());
    }

    #[test]
    fn rulebook_cross_references_are_checked_with_file_and_line() {
        let programme = "programmes/virksomhedsindsats.toml";
        check(
            programme,
            "code = \"match_4\"",
            "code = \"match_9\"",
            ":112: `match_9` is not in codes/target_groups.toml",
        );
        check(programme, "unit = \"places\"", "unit = \"chairs\"", "`chairs` is not in codes/units.toml");
        check(
            programme,
            "Midtvejsstatus 2010: 1 Mål",
            "Slutstatus 2011: 1 Mål",
            "no document is called `Slutstatus 2011`",
        );
        check(
            programme,
            "code = \"action_plans\"\nscope",
            "code = \"plans\"\nscope",
            "`plans` is not in codes/goals.toml",
        );
        check("terms.toml", "source = \"Holdepunkt:", "source = \"Folk siger:", "no document is called `Folk siger`");
        check("codes/sectors.toml", "source = \"Midtvejsstatus", "source = \"Sidste", "no document is called");
        check("codes/sectors.toml", "da = \"Privat\", ", "", ":10:");
    }

    #[test]
    fn translations_are_held_against_the_questionnaires_that_are_there() {
        let rulebook = Rulebook::load().unwrap();
        let q = rulebook.questionnaire("progression", 1).unwrap();
        let languages = |who| rulebook.translations_for(q, who).map(|t| t.language.as_str()).collect::<Vec<_>>();
        assert_eq!(languages(Respondent::Citizen), ["ar"]);
        assert!(languages(Respondent::Mentor).is_empty() && languages(Respondent::Employee).is_empty());
        let translation = "questionnaires/progression-v1.ar.toml";
        check(translation, "direction = \"rtl\"", "direction = \"right\"", ":15: the direction is ltr or rtl");
        // Whoever takes a questionnaire out, or asks another question, is told of what was made after it.
        let mut gone = texts();
        gone.remove("questionnaires/progression-v1.toml");
        let answer = Rulebook::read(&gone).unwrap_err();
        assert_eq!(answer, format!("{translation}:1: there is no questionnaire `progression-v1` to translate"));
        let mut more = texts();
        let asked = more.get_mut("questionnaires/progression-v1.toml").unwrap();
        asked.push_str("\n[[item]]\nid = \"C12\"\nrespondent = \"citizen\"\nkind = \"text\"\nda = \"x\"\nen = \"x\"\n");
        let answer = Rulebook::read(&more).unwrap_err();
        assert!(
            answer.starts_with(translation) && answer.ends_with("the question `C12` to the citizen is missing"),
            "{answer}"
        );
    }
}
