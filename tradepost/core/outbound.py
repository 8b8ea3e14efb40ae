"""Asking an address that somebody typed in: never one of this machine or its network, unless the installation says so.

The name is looked up once, and the connection goes to what was found and judged: a name that answers otherwise a moment
later gains nothing. Redirects are not followed.
"""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

import httpx

from tradepost.core.errors import Invalid
from tradepost.core.settings import settings

TIMEOUT = httpx.Timeout(10.0, connect=5.0)
MOST_READ = 2_000  # characters of an answer that are kept


@cache
def tls() -> ssl.SSLContext:
    """Whom this process believes. To read the certificates takes longer than most calls, so every client shares it."""
    return httpx.create_ssl_context()


def check(url: str, *, field: str) -> None:
    """Invalid unless this is an address that can be asked: http or https, with a host, without a password in it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Invalid(field, "is no address, such as https://example.com/hook") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise Invalid(field, "is no address, such as https://example.com/hook")
    if parts.username or parts.password:
        raise Invalid(field, "must not hold a name and password")
    if _is_number(parts.hostname) and not _allowed(parts.hostname):
        raise Invalid(field, "is an address of this machine or its network")


async def post(url: str, content: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
    """Send this there: (status, beginning of the answer). Invalid for a forbidden place; httpx's errors otherwise."""
    check(url, field="url")
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    place = await _found(host, port)
    literal = f"[{place}]" if ":" in place else place
    target = parts._replace(netloc=f"{literal}:{port}").geturl()
    named = host if parts.port is None else f"{host}:{parts.port}"
    async with (
        httpx.AsyncClient(verify=tls(), timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client,
        client.stream(
            "POST", target, content=content, headers={**headers, "host": named}, extensions={"sni_hostname": host}
        ) as answer,
    ):
        read = b""
        async for chunk in answer.aiter_bytes():
            read += chunk
            if len(read) >= MOST_READ:
                break
        return answer.status_code, read[:MOST_READ].decode("utf-8", "replace")


async def _found(host: str, port: int) -> str:
    """Where a name is; all that it stands for must be allowed. Invalid, OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not all(_allowed(place) for place in places):
        raise Invalid("url", f"{host} is on this machine or its network, where this installation sends nothing")
    return places[0]


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _allowed(place: str) -> bool:
    address = ipaddress.ip_address(place.split("%", maxsplit=1)[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return settings().private_webhooks or (address.is_global and not address.is_multicast)
