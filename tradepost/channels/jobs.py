"""What channels do in the background: see `syncing`."""

from tradepost.channels.syncing import forget, run_sync

__all__ = ["forget", "run_sync"]
