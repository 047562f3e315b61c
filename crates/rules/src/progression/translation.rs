//! A translation of a questionnaire: a file beside it, in one language, for those whom it covers wholly.
//!
//! Danish and English stand in the questionnaire itself. Whoever wants a third language writes one file and touches
//! nothing else; a translation that lacks something is refused when the program starts, so nobody meets a question
//! in the wrong language half way.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use super::{FormWord, Item, Questionnaire, Respondent};
use crate::programme::{Origin, line_of};

/// The languages in which a questionnaire itself stands.
pub const OWN: [&str; 2] = ["da", "en"];

code_enum! {
    /// Which way a language is written.
    Direction {
        /// From left to right.
        LeftToRight = "ltr",
        /// From right to left.
        RightToLeft = "rtl",
    }
}

/// A version of a questionnaire in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The language's tag (BCP 47): `ar`, `zh-Hant`.
    pub language: String,
    /// What the language calls itself.
    pub own_name: String,
    /// Which way it is written.
    pub direction: Direction,
    /// The questionnaire's code.
    pub questionnaire: String,
    /// Its version.
    pub version: i64,
    /// What it is called.
    pub name: String,
    /// What somebody reads before they answer.
    pub lead: String,
    /// Words of the scales, by the anchors' code and the first value that they are about.
    anchors: BTreeMap<(String, u8), String>,
    /// Questions by their identifiers.
    items: BTreeMap<String, String>,
    /// The words around them.
    form: BTreeMap<FormWord, String>,
    /// Whom it covers wholly.
    respondents: Vec<Respondent>,
    /// Where it stands.
    pub origin: Origin,
}

type Words = BTreeMap<String, Spanned<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Spanned<String>,
    own_name: Spanned<String>,
    direction: Spanned<String>,
    name: Spanned<String>,
    lead: Spanned<String>,
    #[serde(default)]
    anchors: BTreeMap<String, Spanned<Words>>,
    item: Spanned<Words>,
    form: Spanned<Words>,
}

/// The questionnaire's file name and the language's tag in the name of a translation's file without its ending:
/// `progression-v1.ar` is `progression-v1` in `ar`. None: it is the name of a questionnaire.
#[must_use]
pub fn names(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once('.')
}

/// Language, then script, region and variants: letters and digits between hyphens (BCP 47), the language in small
/// letters, so that one language has one file.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// What stands in braces, in order; none when a brace has no other.
fn in_braces(text: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut parts = text.split('{');
    if parts.next()?.contains('}') {
        return None;
    }
    for part in parts {
        let (value, rest) = part.split_once('}')?;
        if rest.contains('}') {
            return None;
        }
        found.push(value);
    }
    Some(found)
}

/// Reads with an eye on the line.
struct Read<'t> {
    file: String,
    text: &'t str,
}

impl Read<'_> {
    fn fault(&self, byte: usize, what: &str) -> String {
        format!("{}:{}: {what}", self.file, line_of(self.text, byte))
    }

    fn said(&self, text: Spanned<String>) -> Result<String, String> {
        if text.get_ref().trim().is_empty() {
            return Err(self.fault(text.span().start, "there are no words here"));
        }
        Ok(text.into_inner())
    }

    fn items(&self, of: &Questionnaire, read: Spanned<Words>) -> Result<BTreeMap<String, String>, String> {
        let mut items = BTreeMap::new();
        for (id, text) in read.into_inner() {
            if of.item(&id).is_none() {
                return Err(self.fault(text.span().start, &format!("{} has no question `{id}`", name_of(of))));
            }
            items.insert(id, self.said(text)?);
        }
        Ok(items)
    }

    /// Whom the questions are whole for. The citizen's always are; of another's there are all or none, since half of
    /// them is a slip and of use to nobody.
    fn covered(
        &self,
        at: usize,
        of: &Questionnaire,
        items: &BTreeMap<String, String>,
    ) -> Result<Vec<Respondent>, String> {
        let mut covered = Vec::new();
        for who in Respondent::ALL {
            let asked: Vec<&Item> = of.asked(*who, false).collect();
            let begun = *who == Respondent::Citizen || asked.iter().any(|i| items.contains_key(&i.id));
            if !begun || asked.is_empty() {
                continue;
            }
            if let Some(lacks) = asked.iter().find(|i| !items.contains_key(&i.id)) {
                return Err(self.fault(at, &format!("the question `{}` to the {who} is missing", lacks.id)));
            }
            covered.push(*who);
        }
        if covered.is_empty() { Err(self.fault(at, "nobody can answer in this language")) } else { Ok(covered) }
    }

    /// The words of the scales: what is there has its place, and what is met is there.
    fn anchors(
        &self,
        of: &Questionnaire,
        read: BTreeMap<String, Spanned<Words>>,
        met: &[&Item],
    ) -> Result<BTreeMap<(String, u8), String>, String> {
        let (mut anchors, mut tables) = (BTreeMap::new(), BTreeMap::new());
        for (code, table) in read {
            let at = table.span().start;
            let scale = of.items.iter().find(|i| i.scale.as_ref() == Some(&code));
            let scale = scale.ok_or_else(|| self.fault(at, &format!("{} has no anchors `{code}`", name_of(of))))?;
            for (value, text) in table.into_inner() {
                let known = scale.anchors.iter().find(|a| a.from.to_string() == value);
                let no_words =
                    || self.fault(text.span().start, &format!("`{code}` has no words that begin at {value}"));
                let from = known.ok_or_else(no_words)?.from;
                anchors.insert((code.clone(), from), self.said(text)?);
            }
            tables.insert(code, at);
        }
        for item in met {
            let Some(code) = &item.scale else { continue };
            let at = tables.get(code).copied();
            let at = at.ok_or_else(|| self.fault(0, &format!("the anchors `{code}` are missing")))?;
            if let Some(lacks) = item.anchors.iter().find(|a| !anchors.contains_key(&(code.clone(), a.from))) {
                return Err(self.fault(at, &format!("the words of `{code}` at {} are missing", lacks.from)));
            }
        }
        Ok(anchors)
    }

    fn form(
        &self,
        read: Spanned<Words>,
        covered: &[Respondent],
        met: &[&Item],
    ) -> Result<BTreeMap<FormWord, String>, String> {
        let at = read.span().start;
        let mut form = BTreeMap::new();
        for (code, text) in read.into_inner() {
            let here = text.span().start;
            let word = FormWord::from_code(&code);
            let word = word.ok_or_else(|| self.fault(here, &format!("no form has a word `{code}`")))?;
            let said = in_braces(text.get_ref()).map(BTreeSet::from_iter);
            if said != Some(word.values().iter().copied().collect()) {
                let values: Vec<String> = word.values().iter().map(|v| format!("{{{v}}}")).collect();
                let values = if values.is_empty() { "nothing".to_owned() } else { values.join(" and ") };
                return Err(self.fault(here, &format!("`{code}` has {values} in braces")));
            }
            form.insert(word, self.said(text)?);
        }
        let lacks = FormWord::ALL.iter().find(|w| w.is_met(covered, met) && !form.contains_key(w));
        match lacks {
            Some(word) => Err(self.fault(at, &format!("the word `{word}` is missing"))),
            None => Ok(form),
        }
    }
}

fn name_of(of: &Questionnaire) -> String {
    format!("{}-v{}", of.code, of.version)
}

impl Translation {
    /// Reads and checks a translation. `name` is its file's name without the ending, `all` the questionnaires there
    /// are.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line: an unknown key, a language that is not the file
    /// name's, a questionnaire that isn't there, a question, anchor or word that is unknown, stands twice or is missing.
    pub fn read(name: &str, text: &str, all: &[Questionnaire]) -> Result<Self, String> {
        let read = Read { file: format!("questionnaires/{name}.toml"), text };
        let file: File = toml::from_str(text)
            .map_err(|e| read.fault(e.span().map_or(0, |s| s.start), &e.message().replace('\n', " ")))?;
        let (of, tag) = names(name).unwrap_or((name, ""));
        let at = file.language.span().start;
        let language = file.language.into_inner();
        if !is_tag(&language) {
            return Err(read.fault(at, &format!("`{language}` is no tag of a language")));
        }
        if language != tag {
            return Err(read.fault(at, &format!("the file's name says `{tag}`, the file `{language}`")));
        }
        if OWN.contains(&language.as_str()) {
            return Err(read.fault(at, &format!("`{language}` stands in the questionnaire itself")));
        }
        let found = all.iter().find(|q| name_of(q) == of);
        let of = found.ok_or_else(|| read.fault(0, &format!("there is no questionnaire `{of}` to translate")))?;
        let at = file.direction.span().start;
        let direction = Direction::from_code(file.direction.get_ref());
        let direction = direction.ok_or_else(|| read.fault(at, "the direction is ltr or rtl"))?;
        let at = file.item.span().start;
        let items = read.items(of, file.item)?;
        let respondents = read.covered(at, of, &items)?;
        let met: Vec<&Item> = of.items.iter().filter(|i| items.contains_key(&i.id)).collect();
        Ok(Self {
            anchors: read.anchors(of, file.anchors, &met)?,
            form: read.form(file.form, &respondents, &met)?,
            own_name: read.said(file.own_name)?,
            name: read.said(file.name)?,
            lead: read.said(file.lead)?,
            questionnaire: of.code.clone(),
            version: of.version,
            language,
            direction,
            items,
            respondents,
            origin: Origin { file: read.file, line: 1 },
        })
    }

    /// Can somebody answer all of it in this language?
    #[must_use]
    pub fn covers(&self, respondent: Respondent) -> bool {
        self.respondents.contains(&respondent)
    }

    /// A question.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&str> {
        self.items.get(id).map(String::as_str)
    }

    /// The words of a question's scale that begin at a value.
    #[must_use]
    pub fn anchor(&self, item: &Item, from: u8) -> Option<&str> {
        self.anchors.get(&(item.scale.clone()?, from)).map(String::as_str)
    }

    /// A word around the questions, with its values; none when nobody whom it covers meets it.
    ///
    /// A value is set apart by isolates (U+2068, U+2069): a Latin name or a telephone number between words that are
    /// written from right to left would otherwise turn its neighbours round.
    #[must_use]
    pub fn say(&self, word: FormWord, values: &[(&str, String)]) -> Option<String> {
        let mut rest = self.form.get(&word)?.as_str();
        let mut said = String::new();
        while let Some((before, (name, after))) = rest.split_once('{').and_then(|(b, a)| Some((b, a.split_once('}')?)))
        {
            said.push_str(before);
            let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str());
            if value.bytes().all(|b| b.is_ascii_digit()) {
                said.push_str(value);
            } else {
                said.extend(['\u{2068}'].into_iter().chain(value.chars()).chain(['\u{2069}']));
            }
            rest = after;
        }
        said.push_str(rest);
        Some(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUESTIONS: &str = include_str!("../../../../rulebook/questionnaires/progression-v1.toml");
    const ARABIC: &str = include_str!("../../../../rulebook/questionnaires/progression-v1.ar.toml");

    fn all() -> Vec<Questionnaire> {
        vec![Questionnaire::read("progression-v1", QUESTIONS).unwrap()]
    }

    /// What is answered to a translation under a name, after its file and its line.
    fn answer(name: &str, text: &str) -> String {
        let answer = Translation::read(name, text, &all()).unwrap_err();
        let rest = answer.strip_prefix(&format!("questionnaires/{name}.toml:")).unwrap();
        let (line, what) = rest.split_once(": ").unwrap();
        let line: usize = line.parse().unwrap();
        assert!((1..=text.lines().count()).contains(&line), "{answer}");
        format!("{}: {what}", text.lines().nth(line - 1).unwrap().split('#').next().unwrap().trim())
    }

    /// One line of the shipped file replaced; says what is answered, and of which line.
    fn check(line: &str, instead: &str, of: &str, expected: &str) {
        let found: Vec<&str> = ARABIC.lines().filter(|l| l.starts_with(line)).collect();
        assert!(found.len() == 1 && !line.is_empty(), "{line}: {found:?}");
        let answer = answer("progression-v1.ar", &ARABIC.replacen(found[0], instead, 1));
        assert!(answer.starts_with(of) && answer.contains(expected), "{line}: {answer}");
    }

    #[test]
    fn translation_covers_the_citizen_and_nobody_else() {
        let ar = Translation::read("progression-v1.ar", ARABIC, &all()).unwrap();
        assert_eq!((ar.language.as_str(), ar.direction, ar.version), ("ar", Direction::RightToLeft, 1));
        let covered: Vec<bool> = Respondent::ALL.iter().map(|r| ar.covers(*r)).collect();
        assert_eq!(covered, [true, false, false], "citizen, mentor, employee");
        let q = &all()[0];
        for item in q.asked(Respondent::Citizen, false) {
            assert!(ar.item(&item.id).is_some(), "{}", item.id);
            assert!(item.anchors.iter().all(|a| ar.anchor(item, a.from).is_some()), "{}", item.id);
        }
        assert_eq!((ar.item("M1"), ar.item("C12")), (None, None));
    }

    #[test]
    fn values_stand_where_their_names_do_and_are_set_apart() {
        let ar = Translation::read("progression-v1.ar", ARABIC, &all()).unwrap();
        let count = ar.say(FormWord::Count, &[("n", "3".to_owned()), ("of", "11".to_owned())]).unwrap();
        assert!(count.starts_with("3 ") && count.ends_with(" 11"), "{count}");
        let two = ar.say(FormWord::Two, &[("one", "Mette".to_owned()), ("two", "{one}".to_owned())]).unwrap();
        assert!(two.starts_with("\u{2068}Mette\u{2069}") && two.ends_with("\u{2068}{one}\u{2069}"), "{two}");
        assert_eq!(ar.say(FormWord::LeadMentor, &[]), None, "nobody meets it");
    }

    #[test]
    fn translation_with_a_fault_is_refused_with_its_line() {
        check("language =", "language = \"fa\"", "language", "the file's name says `ar`, the file `fa`");
        check("language =", "language = \"AR\"", "language", "`AR` is no tag");
        check("direction =", "direction = \"up\"", "direction", "ltr or rtl");
        check("own_name =", "own_name = \" \"", "own_name", "no words here");
        check("name =", "name = \"\"", "name", "no words here");
        check("lead =", "leads = \"x\"", "leads", "unknown field");
        check("C2 =", "C12 = \"x\"", "C12", "progression-v1 has no question `C12`");
        check("C2 =", "C1 = \"x\"", "C1", "duplicate key");
        check("C2 =", "", "[item]", "the question `C2` to the citizen is missing");
        check("C2 =", "C2 = \"x\"\nM3 = \"x\"", "[item]", "the question `M1` to the mentor is missing");
        check("C2 =", "C2 = \"\"", "C2", "no words here");
        check("5 =", "6 = \"x\"", "6", "`ability` has no words that begin at 6");
        check("5 =", "", "[anchors.ability]", "the words of `ability` at 5 are missing");
        check("[anchors.ability]", "[anchors.luck]", "[anchors.luck]", "progression-v1 has no anchors `luck`");
        check("[anchors.ability]", "[anchors.likelihood]", "", "the anchors `ability` are missing");
        check("send =", "", "[form]", "the word `send` is missing");
        check("send =", "sends = \"x\"", "sends", "no form has a word `sends`");
        check("send =", "send = \"\"", "send", "no words here");
        check("send =", "send = \"{name}\"", "send", "`send` has nothing in braces");
        check("count =", "count = \"{n}\"", "count", "`count` has {n} and {of} in braces");
        check("count =", "count = \"{n} {of}}\"", "count", "`count` has {n} and {of} in braces");
        check("next =", "next = \"x\"\nnext = \"y\"", "next", "duplicate key");
    }

    #[test]
    fn translation_of_nothing_or_into_what_is_there_is_refused() {
        let renamed = |tag: &str| ARABIC.replacen("language = \"ar\"", &format!("language = \"{tag}\""), 1);
        assert!(answer("progression-v2.ar", ARABIC).contains("no questionnaire `progression-v2` to translate"));
        assert!(answer("progression-v1.da", &renamed("da")).contains("`da` stands in the questionnaire itself"));
        for tag in ["zh-Hant", "sr-Latn-RS", "kmr", "es-419"] {
            assert!(Translation::read(&format!("progression-v1.{tag}"), &renamed(tag), &all()).is_ok(), "{tag}");
        }
        for tag in ["a", "arabic", "ar-", "ar_EG", "12"] {
            assert!(answer(&format!("progression-v1.{tag}"), &renamed(tag)).contains("is no tag"), "{tag}");
        }
    }

    /// Whoever asks the citizen nothing can be translated for those whom it asks.
    #[test]
    fn mentor_alone_can_be_covered_where_the_citizen_is_asked_nothing() {
        let questions = r#"
            code = "own"
            version = 1
            from = "2026-01-01"
            name = { da = "Eget", en = "Own" }
            lead = { da = "Et.", en = "One." }
            source = "Holdepunkt: prøve"
            domain = []
            [[item]]
            id = "W1"
            respondent = "mentor"
            kind = "text"
            da = "Noget?"
            en = "Anything?"
        "#;
        let own = [Questionnaire::read("own-v1", questions).unwrap()];
        let met = FormWord::ALL.iter().filter(|w| w.is_met(&[Respondent::Mentor], &[&own[0].items[0]]));
        // A word that nobody meets may stand there all the same.
        let text = |w: &FormWord| w.values().iter().map(|v| format!("{{{v}}}")).collect::<String>() + "x";
        let form: String = met.chain([&FormWord::Yes]).map(|w| format!("{w} = \"{}\"\n", text(w))).collect();
        let top = "language = \"so\"\nown_name = \"Soomaali\"\ndirection = \"ltr\"\nname = \"x\"\nlead = \"x\"\n";
        let file = |items: &str| format!("{top}[item]\n{items}\n[form]\n{form}");
        let read = Translation::read("own-v1.so", &file("W1 = \"x\""), &own).unwrap();
        assert!(read.covers(Respondent::Mentor) && !read.covers(Respondent::Citizen));
        let none = Translation::read("own-v1.so", &file(""), &own).unwrap_err();
        assert_eq!(none, "questionnaires/own-v1.so.toml:6: nobody can answer in this language");
    }
}
