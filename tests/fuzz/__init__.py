"""Coverage-guided fuzzing, by hand (``python -m tests.fuzz.ingest -max_total_time=600``) and for a minute in CI. Needs atheris."""
