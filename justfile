# The common chores; every line works without just, too.

# List the recipes
default:
    @just --list

# Format, lint, build, measure, test: what has to hold before a change goes in
ci:
    .ci/run

# Check the seeds
seeds:
    cargo run --release -- check seeds

# Run the fixtures alone
fixtures:
    cargo test --test fixtures

# Fill in the expected output of the fixtures; read the difference before you commit it
bless:
    UPDATE=1 cargo test --test fixtures

# Write the list of known gaps anew
gaps:
    UPDATE=gaps cargo test --test fixtures
