"""Tests of a site's own lexicon."""
