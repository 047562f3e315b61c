//! The languages that the program speaks.

holdepunkt_rules::code_enum! {
    /// A language of the pages.
    Language {
        /// Danish, the first.
        Danish = "da",
        /// English.
        English = "en",
    }
}

impl Language {
    /// The first language of an `Accept-Language` header that the program speaks; Danish when none is.
    /// Norwegian and Swedish readers get Danish.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let mut wishes: Vec<(u16, &str)> = header
            .split(',')
            .filter_map(|wish| {
                let (tag, quality) = wish.split_once(';').unwrap_or((wish, "q=1"));
                let quality: f32 = quality.trim().strip_prefix("q=")?.parse().ok()?;
                Some(((quality * 1000.0) as u16, tag.trim()))
            })
            .collect();
        wishes.sort_by_key(|(quality, _)| std::cmp::Reverse(*quality));
        wishes
            .into_iter()
            .find_map(|(quality, tag)| match tag.split('-').next()?.to_ascii_lowercase().as_str() {
                _ if quality == 0 => None,
                "da" | "nb" | "nn" | "no" | "sv" | "fo" | "kl" => Some(Self::Danish),
                "en" => Some(Self::English),
                _ => None,
            })
            .unwrap_or(Self::Danish)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn takes_the_best_wish_that_it_speaks() {
        for (header, expected) in [
            ("", Language::Danish),
            ("en", Language::English),
            ("en-GB,en;q=0.9,da;q=0.8", Language::English),
            ("de,en;q=0.5,da;q=0.7", Language::Danish),
            ("sv-SE", Language::Danish),
            ("en;q=0, da", Language::Danish),
            ("*;q=nonsense, en", Language::English),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }
}
