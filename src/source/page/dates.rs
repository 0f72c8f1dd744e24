//! The day of publication of a page: its fields vote.
//!
//! Each field is wrong on some pages (templates, imports, the day of the last change), and a stamp in UTC leaves the
//! local day open by one; so the day that most of them agree on is taken, and where they do not, the surest field.

use chrono::NaiveDate;

use super::{
    json_ld::Described,
    markup::Markup,
    tree::{Fact, Tree},
};
use crate::{
    document::{Published, PublishedFrom},
    source::date,
};

/// A day that a field gives.
struct Vote {
    published: Published,
    weight: f64,
}

/// What the page says of its days.
pub struct Days {
    pub published: Option<Published>,
    /// A field that is no date, as written.
    pub unread: Option<String>,
}

/// The day of publication. `line`: days that lines below the headline name.
pub fn days(page: &str, tree: &Tree, described: &Described, urls: &[&str], lines: &[NaiveDate]) -> Days {
    let mut unread = None;
    let mut votes: Vec<Vote> = Vec::new();
    let mut vote = |field: Option<&str>, from: PublishedFrom, weight: f64| {
        let Some(field) = field.filter(|f| !f.trim().is_empty()) else { return };
        match date::published(field, from) {
            // a clock that was never set
            Some(p) if chrono::Datelike::year(&p.day) <= 1970 => {}
            Some(published) => votes.push(Vote { published, weight }),
            None if weight >= 3.0 => unread = Some(field.to_owned()),
            None => {}
        }
    };
    let metas = metas(tree);
    let open_graph = |name: &str| name.starts_with("article:") || name.starts_with("og:");
    for (rank, name) in Markup::builtin().published.iter().enumerate() {
        let content = metas.iter().find(|(n, _)| n == name).map(|(_, c)| *c);
        let (from, weight) = match open_graph(name) {
            true => (PublishedFrom::OpenGraph, 3.0),
            false => (PublishedFrom::Meta, if rank < 40 { 2.0 } else { 1.0 }),
        };
        vote(content, from, weight);
    }
    vote(described.published.as_deref(), PublishedFrom::JsonLd, 2.9);
    let prop = tree.facts.iter().find(|f| is_prop(f, "datePublished"));
    let value = |f: &Fact| f.get("datetime").or(f.get("content")).map(str::to_owned);
    vote(prop.and_then(value).as_deref(), PublishedFrom::Microdata, 2.8);
    let times: Vec<&Fact> =
        tree.facts.iter().filter(|f| f.element.name() == "time" && f.get("datetime").is_some()).collect();
    let named = times.iter().find(|f| f.get("pubdate").is_some() || says_published(page, tree, f));
    vote(named.and_then(|f| f.get("datetime")), PublishedFrom::Time, 2.0);
    let first = times.iter().find(|f| !says_modified(page, tree, f));
    vote(first.and_then(|f| f.get("datetime")), PublishedFrom::Time, 1.0);
    votes.extend(
        urls.iter()
            .find_map(|u| url_day(u))
            .map(|day| Vote { published: Published::on(day, PublishedFrom::Url), weight: 2.7 }),
    );
    votes.extend(lines.first().map(|day| Vote { published: Published::on(*day, PublishedFrom::Header), weight: 1.5 }));
    Days { published: elect(&votes), unread: unread.filter(|_| votes.is_empty()) }
}

/// The day that the votes agree on, with the stamp of the surest field that admits it.
fn elect(votes: &[Vote]) -> Option<Published> {
    let support = |day: NaiveDate| -> f64 {
        let of = |v: &Vote| {
            let p = &v.published;
            // a neighbouring day that a UTC stamp admits
            if p.day == day {
                v.weight
            } else if p.first <= day && day <= p.last {
                v.weight * 0.6
            } else {
                0.0
            }
        };
        votes.iter().map(of).sum()
    };
    let mut best: Option<(f64, NaiveDate)> = None;
    for vote in votes {
        let here = (support(vote.published.day), vote.published.day);
        if best.is_none_or(|b| here.0 > b.0 + 1e-9) {
            best = Some(here);
        }
    }
    let (_, day) = best?;
    let surest = |votes: &mut dyn Iterator<Item = &Vote>| {
        let mut found: Option<Published> = None;
        let mut weight = 0.0;
        for vote in votes {
            if vote.weight > weight {
                (found, weight) = (Some(vote.published.clone()), vote.weight);
            }
        }
        found
    };
    let admits = |v: &&Vote| v.published.first <= day && day <= v.published.last;
    let mut published = surest(&mut votes.iter().filter(admits))?;
    let pinned = votes.iter().any(|v| v.published.day == day && v.published.first == v.published.last);
    published.day = day;
    if pinned {
        (published.first, published.last) = (day, day);
    }
    Some(published)
}

/// The names of `meta` tags in lower case, with their contents.
pub fn metas(tree: &Tree) -> Vec<(String, &str)> {
    let of = |f: &'_ Fact| {
        ["property", "name", "itemprop", "http-equiv"].iter().find_map(|k| f.get(k)).map(str::to_ascii_lowercase)
    };
    let metas = tree.facts.iter().filter(|f| f.element.name() == "meta");
    metas.filter_map(|f| Some((of(f)?, f.get("content")?))).collect()
}

fn is_prop(fact: &Fact, name: &str) -> bool {
    fact.get("itemprop").is_some_and(|p| p.split_ascii_whitespace().any(|p| p.eq_ignore_ascii_case(name)))
}

fn names<'a>(page: &'a str, tree: &'a Tree, fact: &'a Fact) -> impl Iterator<Item = String> + 'a {
    let own = ["class", "id", "itemprop"].into_iter().filter_map(|k| fact.get(k));
    let node = tree.nodes.get(fact.node);
    let above = node.and_then(|n| tree.nodes.get(n.parent)).map(|n| super::markup::value(page, &n.class));
    own.chain(above).map(str::to_ascii_lowercase)
}

fn says_published(page: &str, tree: &Tree, fact: &Fact) -> bool {
    names(page, tree, fact).any(|n| n.contains("publish") || n.contains("pubdate") || n.contains("entry-date"))
        && !says_modified(page, tree, fact)
}

fn says_modified(page: &str, tree: &Tree, fact: &Fact) -> bool {
    names(page, tree, fact).any(|n| n.contains("modif") || n.contains("updat"))
}

/// `…/2025/03/04/…`, `…/2025-03-04-…`, `…/2025/mar/04/…`
pub fn url_day(url: &str) -> Option<NaiveDate> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let bytes = path.as_bytes();
    let digits = |at: usize| bytes.iter().skip(at).take_while(|b| b.is_ascii_digit()).count();
    let mut at = 0;
    while at < bytes.len() {
        let long = digits(at);
        let opens = at == 0 || !bytes.get(at - 1).is_some_and(u8::is_ascii_alphanumeric);
        if long == 0 || !opens {
            at += long.max(1);
            continue;
        }
        let found = match long {
            4 => day_behind(path, at),
            8 => path.get(at..at + 8).and_then(date::moment).map(|m| m.day),
            _ => None,
        };
        if let Some(day) = found.filter(|d| (1990..=2100).contains(&chrono::Datelike::year(d))) {
            return Some(day);
        }
        at += long;
    }
    None
}

/// The date that starts with the year at `at`.
fn day_behind(path: &str, at: usize) -> Option<NaiveDate> {
    let mark = path.get(at + 4..at + 5).filter(|m| matches!(*m, "/" | "-" | "_"))?;
    let mut parts = path.get(at..)?.split(mark);
    let year = parts.next()?;
    let month = parts.next()?;
    let day: String = parts.next()?.chars().take_while(char::is_ascii_alphanumeric).collect();
    if day.len() > 2 || day.parse::<u32>().is_err() || month.len() > 9 {
        return None;
    }
    let month =
        month.parse::<u32>().ok().or_else(|| month.parse::<chrono::Month>().ok().map(|m| m.number_from_month()))?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses() {
        let day = |url: &str| url_day(url).map(|d| d.to_string());
        for url in [
            "https://elm.example/news/2025/03/04/bridge",
            "https://elm.example/2025-03-04-bridge.html",
            "https://elm.example/2025/mar/04/bridge",
            "https://elm.example/20250304/bridge",
        ] {
            assert_eq!(day(url).as_deref(), Some("2025-03-04"), "{url}");
        }
        for url in [
            "https://elm.example/2025/03/bridge",
            "https://elm.example/a12025/03/04",
            "https://elm.example/?d=2025-03-04",
            "",
        ] {
            assert_eq!(day(url), None, "{url}");
        }
    }

    #[test]
    fn the_agreed_day_wins() {
        let vote =
            |field: &str, weight| Vote { published: date::published(field, PublishedFrom::Meta).unwrap(), weight };
        let day = |votes: &[Vote]| elect(votes).map(|p| [p.day, p.first, p.last].map(|d| d.to_string()));
        let all = |d: &str| Some([d.to_owned(), d.to_owned(), d.to_owned()]);
        // written in the evening of the third, local time
        assert_eq!(day(&[vote("2025-03-04T01:30:00Z", 3.0), vote("2025-03-03", 2.7)]), all("2025-03-03"));
        assert_eq!(
            day(&[vote("2025-03-09", 3.0), vote("2025-03-03", 2.0), vote("2025-03-03", 2.0)]),
            all("2025-03-03")
        );
        assert_eq!(day(&[]), None);
    }
}
