"""The desk: an editor goes through what the machine found, on this computer, and what is decided is written to YAML.

In: `Settings`. Out: corrections in sidecars and actors.yml, as an editor would write them by hand. It is never part of
the site. What is looked at when: queue.py. What is written: entries.py, and where: pen.py, insertion.py, files.py.
The page: server.py, write/templates/review.html, write/assets/review.js. The command: cli/.
"""

from __future__ import annotations

from briefgen.review.desk import Desk
from briefgen.review.server import Server

__all__ = ["Desk", "Server"]
