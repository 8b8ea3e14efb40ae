"""What content does later."""

from typing import Any

from tradepost.core import files
from tradepost.core.jobs import Run, job


@job("content.remove_files")
async def remove_files(run: Run) -> dict[str, Any]:
    """Remove the files of pictures that are gone: only once the transaction that let go of them is committed."""
    for key in run.args["keys"]:
        await files.delete(key)
    return {"removed": len(run.args["keys"])}
