"""Documents that are made, never stored: for measuring at sizes that no folder of ours has.

words.py: the vocabulary; world.py: who recurs; draft.py: text that grows with its findings; telling.py: the kinds of
sentences; document.py: one document. ../corpus.py makes many.
"""
