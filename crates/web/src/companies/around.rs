//! What stands around a company on its page: who knows it, the roads to it.

use askama::Template;
use holdepunkt_casework::{
    Action, acquaintances,
    outreaches::{self, OutreachRow},
};
use holdepunkt_rules::{id::CompanyId, outreach::Outreach};

use crate::{
    desk::Desk,
    failure::Failure,
    markup::{Markup, render},
    outreaches::{door::door, due, pill},
    page::Page,
    staffings,
};

/// The parts of a company's page that other capabilities bring.
#[derive(Debug, Default)]
pub struct Around {
    /// Who knows the company.
    pub door: Markup,
    /// The roads to it, for those who may see them.
    pub outreach: Markup,
    /// What is to be said of how many it can take.
    pub staffing: Option<String>,
}

#[derive(Template)]
#[template(path = "outreaches/of_company.html")]
struct OutreachPart {
    p: Page,
    company: CompanyId,
    rows: Vec<OutreachRow>,
    may_open: bool,
}

impl OutreachPart {
    fn pill(&self, o: &Outreach) -> Markup {
        pill(self.p.words, o.state)
    }

    fn due(&self, o: &Outreach) -> Markup {
        self.p.today.and_then(|today| due(self.p.words, o, today)).unwrap_or_default()
    }

    fn reason(&self, o: &Outreach) -> String {
        o.reason.as_ref().map(|r| self.p.code(outreaches::REASONS, r)).unwrap_or_default()
    }
}

/// The parts around a company.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's.
pub async fn around(desk: &Desk, company: CompanyId) -> Result<Around, Failure> {
    let known = acquaintances::of_company(&desk.context, company).await?;
    let mut around = Around {
        door: door(desk, company, &known, true),
        outreach: Markup::default(),
        staffing: staffings::said(desk, company).await?,
    };
    if desk.context.may(Action::SeeOutreach) {
        let rows = outreaches::of_company(&desk.context, company).await?;
        let may_open = desk.context.may(Action::EditOutreach) && rows.iter().all(|r| r.outreach.closed_on.is_some());
        around.outreach = render(&OutreachPart { p: desk.page(), company, rows, may_open });
    }
    Ok(around)
}
