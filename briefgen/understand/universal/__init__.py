"""Rules for any language whose parse is in Universal Dependencies and whose words are in lexicons/LANGUAGE/.

In: a source, parsed by a pipeline of that language. Out: its Briefing. No module here holds a word of a language: a
further language is a folder of lexicons like lexicons/fr/ (docs/architecture.md says what it needs). English, written
first and for spaCy's English labels, has the richer rules of the room itself.

words.py holds the words, spelling.py what the parser is given, grammar.py small questions about a clause, phrases.py
who is meant by which words, names.py and cast.py who is who; sayings.py and said.py find what was said, cues.py and
bound.py who binds himself, days.py, numbers.py and worth.py the rest. assemble.py runs them.
"""
