//! The fact sheet as a table: Markdown, CSV, HTML.

use std::io::{self, Write};

use maud::{DOCTYPE, PreEscaped, html as markup};

use super::{LONGEST, Sheet, mark, subject, who};
use crate::report::{
    markdown::escape,
    text::{one_line, short},
};

/// A row for each value; a subject stands in its first row.
pub fn markdown(sheet: Sheet, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| | subject | value | who |\n|---|---|---|---|")?;
    for fact in sheet.facts {
        for (i, value) in fact.values.iter().enumerate() {
            let (sign, subject) =
                if i == 0 { (mark(fact.agreement), escape(&subject(fact))) } else { ("", String::new()) };
            let (value, who) = (escape(&short(&value.value, LONGEST)), escape(&who(sheet, value)));
            writeln!(out, "| {sign} | {subject} | {value} | {who} |")?;
        }
    }
    Ok(())
}

/// A row for each place (RFC 4180).
pub fn csv(sheet: Sheet, out: &mut dyn Write) -> io::Result<()> {
    let head = "subject,attribute,agreement,value,independent,document,path,line,column,words,attributed_to";
    write!(out, "{head}\r\n")?;
    for fact in sheet.facts {
        for value in &fact.values {
            for claim in value.claims.iter().filter_map(|&i| sheet.claims.get(i)) {
                let report = sheet.reports.get(claim.document);
                let cells = [
                    fact.subject.clone(),
                    super::words(fact.attribute).to_owned(),
                    fact.agreement.as_str().to_owned(),
                    value.value.clone(),
                    value.independent.to_string(),
                    report.map_or(String::new(), |r| r.id.clone()),
                    report.map_or(String::new(), |r| r.path.clone()),
                    claim.line.to_string(),
                    claim.column.to_string(),
                    claim.text.clone(),
                    claim.qualifiers.attributed_to.clone().unwrap_or_default(),
                ];
                write!(out, "{}\r\n", cells.map(|c| cell(&c)).join(","))?;
            }
        }
    }
    Ok(())
}

/// Quoted where it has to be; a cell that a spreadsheet would take for a formula begins with an apostrophe.
fn cell(text: &str) -> String {
    let text = one_line(text);
    let formula = text.starts_with(['=', '+', '@', '\t']) || text.starts_with('-') && text.parse::<f64>().is_err();
    let text = if formula { format!("'{text}") } else { text.into_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// One page with one table.
pub fn html(sheet: Sheet, out: &mut dyn Write) -> io::Result<()> {
    let page = markup! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "crosscheck: facts" }
                style { (PreEscaped(super::super::html::STYLE)) }
            }
            body {
                main {
                    h1 { "Facts" }
                    table {
                        thead { tr { th scope="col" { "Subject" } th scope="col" { "Value" } th scope="col" { "Who says so" } } }
                        @for fact in sheet.facts {
                            tbody.(fact.agreement.as_str()) {
                                @for (i, value) in fact.values.iter().enumerate() {
                                    tr {
                                        @if i == 0 {
                                            th scope="rowgroup" rowspan=(fact.values.len()) {
                                                (mark(fact.agreement)) " " (subject(fact)) br; span.small { (fact.agreement.as_str()) }
                                            }
                                        }
                                        td { (short(&value.value, LONGEST)) }
                                        td { (who(sheet, value)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    out.write_all(page.into_string().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_and_no_formulas() {
        assert_eq!(cell("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("-5"), "-5");
    }
}
