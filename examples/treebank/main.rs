//! Make the model of the tagger from treebanks, and measure the reading of sentences on others.
//!
//! ```sh
//! cargo run --release --example treebank -- train TRAIN.conllu data/tagger.bin
//! cargo run --release --example treebank -- measure TEST.conllu...
//! cargo run --release --example treebank -- show "Three nurses were killed on Monday."
//! cargo run --release --example treebank -- show headline "Storm kills 2 nurses"
//! ```

use std::{error::Error, fs};

use crosscheck::{packs::Lexicon, syntax};

mod conllu;
mod gold;
mod measure;
mod show;
mod train;

const SOURCES: &str = "UD English EWT and UD English GUM (genres under CC BY and CC BY-SA); CC BY-SA 4.0";
/// Averages below this many thousandths are left out of the model.
const LEAST: i64 = 1000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let lexicon = Lexicon::builtin();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["train", input, output, ref least @ ..] => {
            let sentences = conllu::read(input, lexicon)?.into_iter().chain(conllu::read_as_headlines(input, lexicon)?);
            let examples: Vec<train::Example> = sentences
                .map(|s| train::Example { seen: syntax::seen(&s.doc, 0..s.doc.tokens.len()), tags: s.tags })
                .collect();
            let least = least.first().map_or(Ok(LEAST), |l| l.parse())?;
            fs::write(output, train::train(&examples, SOURCES, least))?;
        }
        ["measure", ref files @ ..] => {
            for file in files {
                measure::measure(file, &conllu::read(file, lexicon)?);
            }
        }
        ["show", "headline", ref texts @ ..] => texts.iter().for_each(|t| show::show(t, true, lexicon)),
        ["show", ref texts @ ..] => texts.iter().for_each(|t| show::show(t, false, lexicon)),
        _ => return Err("say `train TRAIN.conllu MODEL` or `measure TEST.conllu...`".into()),
    }
    Ok(())
}
