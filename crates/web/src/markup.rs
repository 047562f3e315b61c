//! Ready markup: what the components return, put into a page as it is.

use std::fmt;

/// Markup that was made by a template and is escaped already.
#[derive(Debug, Clone, Default)]
pub struct Markup(pub String);

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Markup {}

impl askama::FastWritable for Markup {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(dest.write_str(&self.0)?)
    }
}

/// Renders a component; one that can't be rendered is empty and leaves a line in the log.
pub fn render(template: &impl askama::Template) -> Markup {
    template.render().map_or_else(
        |error| {
            tracing::error!(%error, "a component could not be rendered");
            Markup::default()
        },
        Markup,
    )
}
