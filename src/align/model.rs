//! How likely two claims are about the same thing: evidence weighed by a logistic model.
//!
//! The weights lie in the pack `evidence`, a table for each kind of claim. They were fitted on real and invented stories
//! whose contradictions are known; the model's answer is the share of true conflicts among pairs with such evidence.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

use super::evidence::Evidence;
use crate::lexicon::{PackError, Packs};

/// The weights of one kind of claim.
#[derive(Debug, Clone, Default)]
pub struct Model {
    pub bias: f64,
    /// By the order of [`Evidence::NAMES`].
    pub weights: Vec<f64>,
    /// Pairs below this are not reported.
    pub least: f64,
    /// From here on a warning; below it a note.
    pub warning: f64,
    /// From here on an error.
    pub error: f64,
}

impl Model {
    /// For a kind that no pack has fitted: likeness of the words and of the reports, less what agrees elsewhere.
    pub fn usual() -> &'static Model {
        static USUAL: OnceLock<Model> = OnceLock::new();
        USUAL.get_or_init(|| {
            let weights = Evidence {
                like: 4.0,
                covered: 1.0,
                alike: 2.0,
                noun_like: 1.0,
                verb_like: 1.0,
                agrees_better: -1.5,
                value_elsewhere: -1.5,
                beside: -3.0,
                ..Evidence::default()
            };
            let weights = weights.values().to_vec();
            Model { bias: -4.5, weights, least: 0.3, warning: 0.5, error: 0.9 }
        })
    }

    /// The share of true conflicts among pairs with this evidence.
    pub fn probability(&self, evidence: &Evidence) -> f64 {
        let sum: f64 = evidence.values().iter().zip(&self.weights).map(|(x, w)| x * w).sum();
        1.0 / (1.0 + (-(sum + self.bias)).exp())
    }
}

/// Models by the name of their table.
pub type Models = BTreeMap<String, Model>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    bias: f64,
    least: f64,
    warning: f64,
    error: f64,
    weights: BTreeMap<String, f64>,
}

/// Read the pack `evidence`; a later file's table replaces an earlier one's.
pub fn load(packs: &Packs) -> Result<Models, PackError> {
    let mut models = Models::new();
    for pack in packs.read::<BTreeMap<String, Table>>("evidence")? {
        for (name, table) in pack {
            let weight = |feature: &&str| table.weights.get(*feature).copied().unwrap_or(0.0);
            let weights = Evidence::NAMES.iter().map(weight).collect();
            let Table { bias, least, warning, error, .. } = table;
            models.insert(name, Model { bias, weights, least, warning, error });
        }
    }
    Ok(models)
}
