"""What is done later about figures."""

from typing import Any

from tradepost.core.jobs import Run, job

# So few changed orders cost a question less than writing a month's file anew costs the machine.
LEAST = 200


@job("analytics.compact", every="*/2 * * * *")
async def compact(run: Run) -> dict[str, Any]:  # noqa: ARG001 - every job is handed its run
    """Bring the facts' files up to date when enough has changed, so that questions read little from the tables."""
    from tradepost.analytics import compacting

    made = await compacting.compact(least=LEAST)
    return {"position": made.position, "lines": sum(part.rows for part in made.months.values())}


@job("analytics.mail_reports", every="* * * * *")
async def mail_reports(run: Run) -> dict[str, Any]:
    """Mail the reports that are due."""
    from tradepost.analytics import reports

    return {"mails": await reports.mail_due(run)}
