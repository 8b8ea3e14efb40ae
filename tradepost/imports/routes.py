"""Files in and out: what each kind of file is about has its /import and /export."""

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Query, Response, UploadFile
from fastapi.responses import StreamingResponse

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.core import clock
from tradepost.core.db import Db
from tradepost.core.web import router as make_router
from tradepost.imports import exporting, fields, service
from tradepost.jobs.routes import JobOut, shape

router = make_router("files in and out")

WRITES = {
    "products": Right.CATALOG_WRITE,
    "orders": Right.ORDERS_WRITE,
    "customers": Right.CUSTOMERS_WRITE,
    "inventory": Right.INVENTORY_WRITE,
    "supplier_catalog": Right.SUPPLIERS_WRITE,
    "keywords": Right.PROMOTION_WRITE,
    "competitor_prices": Right.PRICES_WRITE,
    "market": Right.IMPORTS_WRITE,
}
READS = {
    "products": Right.CATALOG_READ,
    "orders": Right.ORDERS_READ,
    "customers": Right.CUSTOMERS_READ,
    "inventory": Right.INVENTORY_READ,
    "supplier_catalog": Right.SUPPLIERS_READ,
    "keywords": Right.PROMOTION_READ,
    "competitor_prices": Right.PRICES_READ,
    "market": Right.REPORTS_READ,
}
# Where a kind's files are, when it is not below its own name.
PATHS = {"keywords": "promotion/keywords", "competitor_prices": "management/price/competitors"}


class Format(StrEnum):
    """The formats an export comes in."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSONL = "jsonl"


def _add(routes: APIRouter, kind: str) -> None:
    """The import and the export of one kind of file."""
    path = PATHS.get(kind, kind)

    @routes.post(f"/{path}/import", status_code=202, name=f"import_{kind}", summary=f"Import {kind} from a file")
    async def take(
        db: Db,
        response: Response,
        who: Annotated[Caller, may(Right.IMPORTS_WRITE, WRITES[kind])],  # noqa: ARG001 - the right is in the signature
        file: Annotated[UploadFile, File(description="CSV, XLSX, Parquet or JSON lines")],
        mapping: Annotated[
            str | None,
            Form(description='JSON: our field -> the file\'s column, {"sku": "StockCode"}', max_length=20_000),
        ] = None,
        dry_run: Annotated[bool, Form(description="Check everything, change nothing")] = False,
        move_stock: Annotated[bool, Form(description="Orders only: their goods leave the stock")] = False,
    ) -> JobOut:
        """A job whose result is {"rows", "imported", "skipped", "failed", "errors": [{"row", "field", "message"}]}."""
        job = await service.start(
            db,
            kind,
            file,
            mapping=fields.mapping_of(mapping),
            dry_run=dry_run,
            move_stock=move_stock and kind == "orders",
        )
        response.headers["location"] = f"/api/v1/jobs/{job.id}"
        return shape(job)

    @routes.get(f"/{path}/import/fields", name=f"fields_{kind}", summary=f"What a file of {kind} may hold")
    async def known(who: Annotated[Caller, may(Right.IMPORTS_WRITE)]) -> list[dict[str, Any]]:  # noqa: ARG001 - the right is in the signature
        """The fields, which a row needs, and the other column names they are known by."""
        return [
            {"field": name, "required": field.required, "also": list(field.also)}
            for name, field in fields.KINDS[kind].items()
        ]

    @routes.get(
        f"/{path}/export", name=f"export_{kind}", summary=f"Export {kind} as a file", response_class=StreamingResponse
    )
    async def give(
        _who: Annotated[Caller, may(Right.EXPORTS_READ, READS[kind])],
        form: Annotated[Format, Query(alias="format")] = Format.CSV,
    ) -> Response:
        """Everything, in the columns that the import takes."""
        size, chunks = await exporting.stream(kind, form)
        name = f"{kind}-{clock.now().astimezone(clock.zone()):%Y-%m-%d}.{form}"
        headers = {"content-length": str(size), "content-disposition": f'attachment; filename="{name}"'}
        return StreamingResponse(chunks, media_type=exporting.FORMATS[form], headers=headers)


for _kind in WRITES:
    _add(router, _kind)

# The seller service documents its keywords without a prefix: their files are beside them.
bare = make_router("files in and out")
_add(bare, "keywords")
