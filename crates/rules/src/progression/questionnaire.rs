//! Questionnaires are data, versioned whole: read and checked when the program starts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::{HIGHEST, Respondent};
use crate::programme::{Both, Origin, line_of};

code_enum! {
    /// How a question is answered.
    ItemKind {
        /// On the scale from 0 to 10.
        Scale = "scale",
        /// On the scale, and hours a week beside it.
        ScaleHours = "scale_hours",
        /// Yes or no, and which.
        YesNoWhich = "yes_no_which",
        /// In one's own words.
        Text = "text",
    }
}

impl ItemKind {
    /// Is there a number to draw?
    #[must_use]
    pub fn on_scale(self) -> bool {
        matches!(self, Self::Scale | Self::ScaleHours)
    }
}

/// What a value, or two beside each other, mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The first value that it is about.
    pub from: u8,
    /// The last.
    pub until: u8,
    /// The words.
    pub words: Both,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its identifier within the questionnaire: `C1`.
    pub id: String,
    /// Who is asked.
    pub respondent: Respondent,
    /// What it is about; free words have none.
    pub domain: Option<String>,
    /// How it is answered.
    pub kind: ItemKind,
    /// The code of the anchors that it is answered on; none when it is not on a scale.
    pub scale: Option<String>,
    /// The words beside the scale; empty when it is not on one.
    pub anchors: Vec<Anchor>,
    /// Is it asked in the short form too?
    pub short: bool,
    /// The question of an earlier version that it is the same as: code, version, id.
    pub same_as: Option<(String, i64, String)>,
    /// The question.
    pub words: Both,
}

/// A domain: what questions to different people have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub words: Both,
}

/// A version of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    /// Its code.
    pub code: String,
    /// Its version: another text is another version.
    pub version: i64,
    /// The municipality whose job centre asks it beside ours; none: everybody does.
    pub municipality: Option<String>,
    /// From which day it is used.
    pub from: Date,
    /// Until which day; none: still.
    pub until: Option<Date>,
    /// What it is called.
    pub name: Both,
    /// What somebody reads before they answer.
    pub lead: Both,
    /// Where it is taken from.
    pub source: String,
    /// Domains in the order in which they are drawn.
    pub domains: Vec<Domain>,
    /// Questions in the order in which they are asked.
    pub items: Vec<Item>,
    /// Where it stands.
    pub origin: Origin,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BothFile {
    da: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PointFile {
    from: u8,
    until: u8,
    da: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnchorsFile {
    code: String,
    points: Vec<PointFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DomainFile {
    code: String,
    da: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemFile {
    id: String,
    respondent: String,
    domain: Option<String>,
    kind: String,
    anchors: Option<String>,
    #[serde(default)]
    short: bool,
    same_as: Option<String>,
    da: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    code: String,
    version: i64,
    municipality: Option<String>,
    from: Date,
    until: Option<Date>,
    name: BothFile,
    lead: BothFile,
    source: String,
    #[serde(default)]
    anchors: Vec<Spanned<AnchorsFile>>,
    domain: Vec<Spanned<DomainFile>>,
    item: Vec<Spanned<ItemFile>>,
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

    /// Both languages, and neither empty.
    fn both(&self, at: usize, da: String, en: String) -> Result<Both, String> {
        if da.trim().is_empty() || en.trim().is_empty() {
            return Err(self.fault(at, "a language is missing"));
        }
        Ok(Both { da, en })
    }

    fn anchors(&self, at: usize, points: Vec<PointFile>) -> Result<Vec<Anchor>, String> {
        let mut next = 0;
        let mut anchors = Vec::new();
        for p in points {
            if p.from < next || p.until < p.from || p.until > HIGHEST {
                return Err(self.fault(at, "the anchors are not in order, or not on the scale"));
            }
            next = p.until + 1;
            anchors.push(Anchor { from: p.from, until: p.until, words: self.both(at, p.da, p.en)? });
        }
        let ends = anchors.first().is_some_and(|a| a.from == 0) && anchors.last().is_some_and(|a| a.until == HIGHEST);
        if ends { Ok(anchors) } else { Err(self.fault(at, "the ends of the scale have no words")) }
    }

    fn item(
        &self,
        at: usize,
        f: ItemFile,
        anchors: &BTreeMap<String, Vec<Anchor>>,
        domains: &[Domain],
    ) -> Result<Item, String> {
        let respondent = Respondent::from_code(&f.respondent);
        let respondent = respondent.ok_or_else(|| self.fault(at, &format!("nobody is a `{}`", f.respondent)))?;
        let kind = ItemKind::from_code(&f.kind).ok_or_else(|| self.fault(at, &format!("no kind `{}`", f.kind)))?;
        if let Some(domain) = &f.domain
            && !domains.iter().any(|d| d.code == *domain)
        {
            return Err(self.fault(at, &format!("no domain `{domain}`")));
        }
        if kind != ItemKind::Text && f.domain.is_none() {
            return Err(self.fault(at, &format!("`{}` has no domain", f.id)));
        }
        let words_of = match (&f.anchors, kind.on_scale()) {
            (Some(code), true) => {
                let found = anchors.get(code).cloned();
                found.ok_or_else(|| self.fault(at, &format!("no anchors `{code}`")))?
            }
            (None, true) => return Err(self.fault(at, &format!("`{}` has no anchors", f.id))),
            (Some(_), false) => return Err(self.fault(at, &format!("`{}` is not on the scale", f.id))),
            (None, false) => Vec::new(),
        };
        let same_as = f.same_as.as_deref().map(|s| earlier(s).ok_or_else(|| self.fault(at, "same_as is CODE vN ID")));
        Ok(Item {
            words: self.both(at, f.da, f.en)?,
            same_as: same_as.transpose()?,
            id: f.id,
            respondent,
            domain: f.domain,
            kind,
            scale: f.anchors,
            anchors: words_of,
            short: f.short,
        })
    }
}

/// `progression v1 C3`.
fn earlier(text: &str) -> Option<(String, i64, String)> {
    let mut words = text.split(' ');
    let (code, version, id) = (words.next()?, words.next()?.strip_prefix('v')?.parse().ok()?, words.next()?);
    words.next().is_none().then(|| (code.to_owned(), version, id.to_owned()))
}

impl Questionnaire {
    /// Reads and checks a questionnaire. `name` is its file's name without the ending.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line: an unknown key, an identifier that stands twice, a
    /// language that is missing, a question on the scale without anchors.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let read = Read { file: format!("questionnaires/{name}.toml"), text };
        let file: File = toml::from_str(text)
            .map_err(|e| read.fault(e.span().map_or(0, |s| s.start), &e.message().replace('\n', " ")))?;
        if name != format!("{}-v{}", file.code, file.version) {
            return Err(read.fault(0, &format!("the file of {} v{} has another name", file.code, file.version)));
        }
        let mut anchors = BTreeMap::new();
        for spanned in file.anchors {
            let at = spanned.span().start;
            let a = spanned.into_inner();
            if anchors.insert(a.code.clone(), read.anchors(at, a.points)?).is_some() {
                return Err(read.fault(at, &format!("the anchors `{}` stand twice", a.code)));
            }
        }
        let mut domains: Vec<Domain> = Vec::new();
        for spanned in file.domain {
            let at = spanned.span().start;
            let d = spanned.into_inner();
            if domains.iter().any(|known| known.code == d.code) {
                return Err(read.fault(at, &format!("the domain `{}` stands twice", d.code)));
            }
            domains.push(Domain { words: read.both(at, d.da, d.en)?, code: d.code });
        }
        let (mut items, mut seen) = (Vec::new(), BTreeSet::new());
        for spanned in file.item {
            let at = spanned.span().start;
            let f = spanned.into_inner();
            if !seen.insert(f.id.clone()) {
                return Err(read.fault(at, &format!("`{}` stands twice", f.id)));
            }
            items.push(read.item(at, f, &anchors, &domains)?);
        }
        Ok(Self {
            name: read.both(0, file.name.da, file.name.en)?,
            lead: read.both(0, file.lead.da, file.lead.en)?,
            code: file.code,
            version: file.version,
            municipality: file.municipality,
            from: file.from,
            until: file.until,
            source: file.source,
            domains,
            items,
            origin: Origin { file: read.file, line: 1 },
        })
    }

    /// A question by its identifier.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|i| i.id == id)
    }

    /// What somebody is asked, in order; in the short form only what stands in it.
    pub fn asked(&self, respondent: Respondent, short: bool) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |i| i.respondent == respondent && (i.short || !short))
    }

    /// What is drawn of somebody's answers: the questions on the scale, in order.
    pub fn drawn(&self, respondent: Respondent) -> impl Iterator<Item = &Item> {
        self.asked(respondent, false).filter(|i| i.kind.on_scale())
    }

    /// Is it used on a day?
    #[must_use]
    pub fn used_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// The name of a question that stays through its versions: that of the first question that it is the same as, and its
/// own where it is the same as none. Answers are compared by it and by nothing else.
#[must_use]
pub fn root(all: &[Questionnaire], code: &str, version: i64, id: &str) -> String {
    let (mut code, mut version, mut id) = (code, version, id);
    // A version is only ever the same as an earlier one, so this ends; the bound is for a rulebook that was not checked.
    for _ in 0..=all.len() {
        let item = all.iter().find(|q| q.code == code && q.version == version).and_then(|q| q.item(id));
        let Some((c, v, i)) = item.and_then(|i| i.same_as.as_ref()) else { break };
        (code, version, id) = (c, *v, i);
    }
    format!("{code} v{version} {id}")
}
