"""The archive: articles and facts that were printed before, and the look-up of what a draft may be held against."""
