//! Two wordings word by word: what stayed, what went, what came. For showing a change, never for deciding one.

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// How it fared.
    pub how: Worded,
    /// The words.
    pub text: String,
}

/// How a run of words fared from one version to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worded {
    /// In both.
    Kept,
    /// In the older alone.
    Gone,
    /// In the newer alone.
    New,
}

/// Words beyond which a text is shown whole, old and new, instead of word by word.
const LONGEST: usize = 600;

/// The words of the older and the newer as one run of pieces; what went stands before what came in its place.
#[must_use]
pub fn compared(before: &str, after: &str) -> Vec<Piece> {
    let (a, b): (Vec<&str>, Vec<&str>) = (before.split_whitespace().collect(), after.split_whitespace().collect());
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |how: Worded, words: &[&str]| match (pieces.last_mut(), words) {
        (_, []) => (),
        (Some(last), words) if last.how == how => last.text = format!("{} {}", last.text, words.join(" ")),
        (_, words) => pieces.push(Piece { how, text: words.join(" ") }),
    };
    if a.len() > LONGEST || b.len() > LONGEST {
        push(Worded::Gone, &a);
        push(Worded::New, &b);
        return pieces;
    }
    let longest = common(&a, &b);
    let at = |i: usize, j: usize| longest.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    let (mut i, mut j) = (0, 0);
    let (mut gone, mut new): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            push(Worded::Gone, &std::mem::take(&mut gone));
            push(Worded::New, &std::mem::take(&mut new));
            push(Worded::Kept, &[x]);
            (i, j) = (i + 1, j + 1);
        } else if at(i + 1, j) >= at(i, j + 1) {
            gone.push(x);
            i += 1;
        } else {
            new.push(y);
            j += 1;
        }
    }
    gone.extend(a.iter().skip(i));
    new.extend(b.iter().skip(j));
    push(Worded::Gone, &gone);
    push(Worded::New, &new);
    pieces
}

/// For each pair of places, how many words the rests have in common.
fn common(a: &[&str], b: &[&str]) -> Vec<Vec<u32>> {
    let mut rows = vec![vec![0; b.len() + 1]];
    for x in a.iter().rev() {
        let below = rows.last().cloned().unwrap_or_default();
        let mut row = vec![0_u32; b.len() + 1];
        let mut right = 0;
        for (j, y) in b.iter().enumerate().rev() {
            let diagonal = below.get(j + 1).copied().unwrap_or(0);
            let down = below.get(j).copied().unwrap_or(0);
            let best = if x == y { diagonal + 1 } else { right.max(down) };
            if let Some(cell) = row.get_mut(j) {
                *cell = best;
            }
            right = best;
        }
        rows.push(row);
    }
    rows.reverse();
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(before: &str, after: &str) -> String {
        let one = |p: &Piece| match p.how {
            Worded::Kept => p.text.clone(),
            Worded::Gone => format!("[-{}-]", p.text),
            Worded::New => format!("[+{}+]", p.text),
        };
        compared(before, after).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_change_is_shown_word_by_word() {
        assert_eq!(
            told("mandag, tirsdag og torsdag", "mandag, tirsdag, onsdag og torsdag"),
            "mandag, [-tirsdag-] [+tirsdag, onsdag+] og torsdag"
        );
        assert_eq!(told("Viser rundt", "Viser rundt"), "Viser rundt");
        assert_eq!(told("", "Nyt"), "[+Nyt+]");
        assert_eq!(told("Gammelt", ""), "[-Gammelt-]");
        assert_eq!(told("", ""), "");
        assert_eq!(told("12 timer om ugen", "15 timer om ugen"), "[-12-] [+15+] timer om ugen");
    }

    #[test]
    fn a_very_long_text_is_shown_whole() {
        let long = "ord ".repeat(LONGEST + 1);
        let pieces = compared(&long, "kort");
        assert_eq!(pieces.iter().map(|p| p.how).collect::<Vec<_>>(), [Worded::Gone, Worded::New]);
    }

    proptest! {
        /// Without what came it is the older, without what went the newer.
        #[test]
        fn both_texts_can_be_read_out_of_it(a in "[abc ]{0,40}", b in "[abc ]{0,40}") {
            let pieces = compared(&a, &b);
            let read = |skip: Worded| {
                let kept = pieces.iter().filter(|p| p.how != skip).map(|p| p.text.as_str());
                kept.collect::<Vec<_>>().join(" ")
            };
            prop_assert_eq!(read(Worded::New), a.split_whitespace().collect::<Vec<_>>().join(" "));
            prop_assert_eq!(read(Worded::Gone), b.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}
