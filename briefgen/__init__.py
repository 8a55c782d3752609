"""briefgen turns source documents into briefing pages whose every statement quotes its source."""

__version__ = "0.1.0"
