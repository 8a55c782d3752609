"""What was published by the last build, and what changed since: the ledger.

In: a `Corpus` and the ledger of the last build. Out: the ledger of this one, whose `History` the pages show. Only
build.py uses it. Which statements are kept: statements.py. How two builds are compared: compare.py. The file:
file.py. The lines for the terminal: report.py.

The rule that keeps a site the same for the same input: what is shown is the difference from the ledger or, where there
is none, the last difference that there was, which the ledger keeps. So it makes no difference to a build whether an
identical build before it wrote the ledger.
"""

from briefgen.ledger.compare import following
from briefgen.ledger.file import Kept, read, write
from briefgen.ledger.report import report
from briefgen.ledger.statements import Ledger, Remembered

__all__ = ["Kept", "Ledger", "Remembered", "following", "read", "report", "write"]
