"""Stored files: a local folder, or S3-compatible storage through fsspec; uploads are limited by size."""

import hashlib
import mimetypes
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

import anyio
import fsspec
from fastapi import UploadFile

from tradepost.core.errors import NotFound, TooLarge
from tradepost.core.settings import settings

CHUNK = 1 << 20
LONGEST = 200  # letters of a folder or name: what every storage takes


@lru_cache
def _storage(url: str) -> tuple[Any, str]:
    filesystem, root = fsspec.core.url_to_fs(url)
    if "://" not in url:
        filesystem.makedirs(root, exist_ok=True)
    return filesystem, root.rstrip("/")


def _place(key: str) -> tuple[Any, str]:
    parts = key.split("/")
    if {"", ".", ".."} & set(parts) or "\\" in key or "\0" in key or max(map(len, parts)) > LONGEST:
        raise NotFound("file")
    filesystem, root = _storage(settings().files)
    return filesystem, f"{root}/{key}"


def new_key(folder: str, name: str) -> str:
    """A key nobody can guess that keeps the file's ending: `imports/3f…/orders.csv`."""
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", name)[-80:].strip(".") or "file"
    return f"{folder}/{secrets.token_hex(12)}/{safe}"


def _write(key: str, content: bytes) -> None:
    filesystem, path = _place(key)
    filesystem.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
    with filesystem.open(path, "wb") as file:
        file.write(content)


def _read(key: str) -> bytes:
    filesystem, path = _place(key)
    try:
        with filesystem.open(path, "rb") as file:
            content: bytes = file.read()
            return content
    except (FileNotFoundError, IsADirectoryError) as error:
        raise NotFound("file") from error


def _delete(key: str) -> None:
    filesystem, path = _place(key)
    if filesystem.exists(path):
        filesystem.rm(path)


async def write(key: str, content: bytes) -> None:
    """Store bytes under a key."""
    await anyio.to_thread.run_sync(_write, key, content)


async def read(key: str) -> bytes:
    """The bytes under a key; NotFound."""
    return await anyio.to_thread.run_sync(_read, key)


async def delete(key: str) -> None:
    """Remove a file; none there is fine."""
    await anyio.to_thread.run_sync(_delete, key)


def open_for_writing(key: str) -> Any:
    """A binary file object to stream into (blocking: for jobs' threads)."""
    filesystem, path = _place(key)
    filesystem.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
    return filesystem.open(path, "wb")


def stream(key: str) -> tuple[int, Iterator[bytes]]:
    """(size, chunks) of a stored file; NotFound."""
    filesystem, path = _place(key)
    if not filesystem.isfile(path):
        raise NotFound("file")

    def chunks() -> Iterator[bytes]:
        with filesystem.open(path, "rb") as file:
            while block := file.read(CHUNK):
                yield block

    return int(filesystem.size(path)), chunks()


@contextmanager
def local_copy(key: str) -> Iterator[Path]:
    """A stored file as a path on this machine's disk: the file itself where storage is local, else a temporary copy."""
    filesystem, path = _place(key)
    if not filesystem.isfile(path):
        raise NotFound("file")
    if "://" not in settings().files:
        yield Path(path)
        return
    with NamedTemporaryFile(suffix=Path(key).suffix) as copy:
        filesystem.get_file(path, copy.name)
        yield Path(copy.name)


async def save_upload(upload: UploadFile, key: str, *, most: int) -> tuple[int, str]:
    """Store an upload chunk by chunk: (size, SHA-256 hex). TooLarge beyond `most` bytes, and then nothing is kept."""

    def copy(source: IO[bytes]) -> tuple[int, str]:
        size, hashed = 0, hashlib.sha256()
        try:
            with open_for_writing(key) as target:
                while block := source.read(CHUNK):
                    size += len(block)
                    if size > most:
                        raise TooLarge(f"The file is larger than {most:,} bytes")
                    hashed.update(block)
                    target.write(block)
        except BaseException:  # too large, a full disk, a caller who went away: half a file is none
            _delete(key)
            raise
        return size, hashed.hexdigest()

    await upload.seek(0)
    return await anyio.to_thread.run_sync(copy, upload.file)


def media_type(name: str) -> str:
    """The MIME type a name's ending stands for."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
