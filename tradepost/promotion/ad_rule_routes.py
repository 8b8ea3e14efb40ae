"""The routes of /promotion/campaigns/rules: what is done to campaigns by itself."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from sqlalchemy import select

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.core.db import Db, reading, stepwise
from tradepost.core.money import to_text
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.promotion import ad_ruling, ad_texts
from tradepost.promotion.ad_models import AdCampaign, AdDecision, AdRule
from tradepost.promotion.ad_schemas import (
    AdChangeOut,
    AdDecisionOut,
    AdRuleChange,
    AdRuleIn,
    AdRuleOut,
    AdRunOut,
)
from tradepost.promotion.keyword_routes import Reader, language_of
from tradepost.tariffs.premium import premium

router = make_router("promotion")
Writer = Annotated[Caller, premium("promotion", Right.PROMOTION_WRITE)]
RULES = "/promotion/campaigns/rules"
Rules = Annotated[Paging, Depends(paging(AdRule.id, "name", name=AdRule.name))]
Decisions = Annotated[Paging, Depends(paging(AdDecision.id, "-id"))]
_PLAIN = (
    "id", "name", "channel", "campaign_ids", "metric", "above", "days", "least_clicks", "action", "percent", "active",
    "confirmed_by", "confirmed_at", "created_at", "updated_at", "version",
)  # fmt: skip


def _rule_out(row: AdRule, language: str) -> AdRuleOut:
    def text(value: Any) -> str | None:
        return None if value is None else f"{value:f}"

    return AdRuleOut(
        **{name: getattr(row, name) for name in _PLAIN},
        threshold=f"{row.threshold:f}",
        lowest=text(row.lowest),
        highest=text(row.highest),
        tried=row.tried == row.revision,
        confirmed=row.confirmed == row.revision,
        sentence=ad_texts.sentence(row, language),
    )


def _answer(row: AdRule, who: Caller, response: Response) -> AdRuleOut:
    version_tag(response, row.version)
    return _rule_out(row, language_of(who))


def _decision_out(one: AdDecision, campaign: tuple[str, str, str], language: str) -> AdDecisionOut:
    name, channel, currency = campaign

    def text(what: str, value: Any) -> str:
        return str(value) if what == "state" else to_text(int(value), currency)

    return AdDecisionOut(
        id=one.id, created_at=one.created_at, rule_id=one.rule_id, rule_name=one.rule_name, campaign_id=one.campaign_id,
        campaign=name, channel=channel, currency=currency, dry=one.dry, outcome=one.outcome, reason=one.reason,
        text=ad_texts.why(one.reason, one.told, currency, language), problem=one.problem, by=one.actor_name,
        changes=[
            AdChangeOut(what=what, item_id=item, before=text(what, before), after=text(what, after))
            for what, item, before, after in one.changes
        ],
    )  # fmt: skip


async def _told(made: Sequence[AdDecision], who: Caller, *, dry: bool) -> AdRunOut:
    query = select(AdCampaign.id, AdCampaign.name, AdCampaign.channel, AdCampaign.currency)
    async with reading() as db:
        rows = await db.execute(query.where(AdCampaign.id.in_({one.campaign_id for one in made})))
        known = {row.id: (row.name, row.channel, row.currency) for row in rows}
    language = language_of(who)
    return AdRunOut(dry=dry, decisions=[_decision_out(one, known[one.campaign_id], language) for one in made])


@router.get(RULES)
async def list_ad_rules(db: Db, who: Reader, page: Rules) -> Page[AdRuleOut]:
    """Rules about campaigns."""
    return Page[AdRuleOut](**await paged(db, select(AdRule), page, lambda row: _rule_out(row, language_of(who))))


@router.post(RULES, status_code=201)
async def create_ad_rule(body: AdRuleIn, db: Db, who: Writer, response: Response) -> AdRuleOut:
    """Write a rule down. It does nothing before a dry run of it is confirmed."""
    return _answer(await ad_ruling.create(db, body.model_dump()), who, response)


@router.get(f"{RULES}/decisions")
async def list_ad_decisions(
    db: Db,
    who: Reader,
    page: Decisions,
    rule_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    campaign_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    dry: Annotated[bool | None, Query()] = None,
    outcome: Annotated[str | None, Query(pattern="^(would|done|none|failed|doing)$")] = None,
) -> Page[AdDecisionOut]:
    """The log: what rules did, or would have done, to campaigns, the newest first, each with its reason."""
    query: Any = select(AdDecision, AdCampaign.name, AdCampaign.channel, AdCampaign.currency)
    query = query.join(AdCampaign, AdCampaign.id == AdDecision.campaign_id)
    for column, wanted in (
        (AdDecision.rule_id, rule_id),
        (AdDecision.campaign_id, campaign_id),
        (AdDecision.dry, dry),
        (AdDecision.outcome, outcome),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    language = language_of(who)

    def shape(row: Any) -> AdDecisionOut:
        return _decision_out(row[0], (row[1], row[2], row[3]), language)

    return Page[AdDecisionOut](**await paged(db, query, page, shape))


@router.get(f"{RULES}/{{rule_id}}")
async def read_ad_rule(rule_id: Id, db: Db, who: Reader, response: Response) -> AdRuleOut:
    """One rule."""
    return _answer(await ad_ruling.find(db, rule_id), who, response)


@router.put(f"{RULES}/{{rule_id}}")
async def change_ad_rule(
    rule_id: Id, body: AdRuleChange, db: Db, who: Writer, request: Request, response: Response
) -> AdRuleOut:
    """Change a rule; another doing takes a new dry run before it runs again."""
    row = await ad_ruling.find(db, rule_id, lock=True)
    current_version(request, row.version)
    await ad_ruling.change(db, row, body.given)
    return _answer(row, who, response)


@router.delete(f"{RULES}/{{rule_id}}", status_code=204)
async def delete_ad_rule(rule_id: Id, db: Db, _who: Writer) -> None:
    """Delete a rule; the log of what it did stays."""
    await ad_ruling.remove(db, await ad_ruling.find(db, rule_id, lock=True))


@router.post(f"{RULES}/{{rule_id}}/dry-run")
@stepwise
async def try_ad_rule(rule_id: Id, who: Writer) -> AdRunOut:
    """What the rule would do to each of its campaigns now, and why; nothing is changed."""
    return await _told(await ad_ruling.try_out(rule_id), who, dry=True)


@router.post(f"{RULES}/{{rule_id}}/confirm")
async def confirm_ad_rule(
    rule_id: Id, db: Db, who: Writer, request: Request, response: Response
) -> AdRuleOut:  # fmt: skip
    """Say that the dry run of what the rule does now was looked at: from now on it runs, hourly and when told."""
    row = await ad_ruling.find(db, rule_id, lock=True)
    current_version(request, row.version)
    await ad_ruling.confirm(db, row)
    return _answer(row, who, response)


@router.post(f"{RULES}/{{rule_id}}/run")
@stepwise
async def run_ad_rule(rule_id: Id, who: Writer) -> AdRunOut:
    """Run a confirmed rule now: 409 without a confirmed dry run. A campaign is changed by a rule once a day at most."""
    return await _told(await ad_ruling.run(rule_id), who, dry=False)
