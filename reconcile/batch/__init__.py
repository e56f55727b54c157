"""Work at scale above the pipeline: streams of articles to facts to the archive, days, engines."""
