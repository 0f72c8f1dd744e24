//! What leaves the program: one file per format. Serialization types live here only.

pub mod extract;
