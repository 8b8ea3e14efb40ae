"""Stored files: in a folder, in memory, or in storage that speaks S3; nothing outside of it, nothing too large."""

import hashlib
import io
import stat
import uuid
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
import s3fs
from fastapi import UploadFile
from moto.server import ThreadedMotoServer

from tradepost.core import files
from tradepost.core.errors import NotFound, TooLarge
from tradepost.core.settings import settings


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """A server that speaks S3, on this machine."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(params=["folder", "memory", "s3"])
def storage(request, configure, tmp_path, monkeypatch) -> Iterator[str]:
    """Files are stored in a folder, in memory, and by a real S3 server."""
    url = {"folder": str(tmp_path / "files"), "memory": f"memory://{uuid.uuid4().hex}", "s3": "s3://shop/files"}
    if request.param == "s3":
        for name, value in {"ACCESS_KEY_ID": "shop", "SECRET_ACCESS_KEY": "hunter2", "DEFAULT_REGION": "us-east-1",
                            "ENDPOINT_URL": request.getfixturevalue("s3")}.items():  # fmt: skip
            monkeypatch.setenv(f"AWS_{name}", value)
        s3fs.S3FileSystem.clear_instance_cache()
        bucket = fsspec.filesystem("s3")
        if not bucket.exists("shop"):
            bucket.mkdir("shop")
    files._storage.cache_clear()
    configure(files_url=url[request.param])
    yield request.param
    files._storage.cache_clear()


async def test_what_is_written_is_read_until_it_is_deleted(storage):
    key = files.new_key("pictures", "Tea pot.JPG")
    await files.write(key, b"\0\xff" * 5000)
    assert await files.read(key) == b"\0\xff" * 5000
    size, chunks = files.stream(key)
    assert (size, b"".join(chunks)) == (10_000, b"\0\xff" * 5000)
    with files.local_copy(key) as path:
        assert path.read_bytes() == b"\0\xff" * 5000
        assert path.suffix == ".JPG"
    await files.delete(key)
    with pytest.raises(NotFound):
        await files.read(key)
    await files.delete(key)  # it is gone: that is what was asked for


@pytest.mark.parametrize(
    "key",
    [
        "../secret_key",
        "a/../../secret_key",
        "/etc/passwd",
        "a/..",
        "..",
        "",
        "a//b",
        "./a",
        "a\\..\\b",
        "a\0b",
        "x" * 300,
    ],
)
async def test_a_key_leads_nowhere_else(key, storage):
    (settings().data_dir / "secret_key").write_text("hunter2")
    for act in (files.read, files.delete, lambda found: files.write(found, b"x")):
        with pytest.raises(NotFound):
            await act(key)
    with pytest.raises(NotFound):
        files.stream(key)
    with pytest.raises(NotFound):
        files.open_for_writing(key)
    assert (settings().data_dir / "secret_key").read_text() == "hunter2"


async def test_a_folder_is_no_file(storage):
    key = files.new_key("pictures", "a.png")
    await files.write(key, b"x")
    folder = key.rsplit("/", 1)[0]
    with pytest.raises(NotFound):
        files.stream(folder)
    with pytest.raises(NotFound), files.local_copy(folder):
        pass


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("orders.csv", "orders.csv"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "file"),
        (".", "file"),
        ("", "file"),
        (".htaccess", "htaccess"),
        ("Заказы 2026.xlsx", "_______2026.xlsx"),
        ("a\0b\n.csv", "a_b_.csv"),
        ("x" * 500 + ".csv", "x" * 76 + ".csv"),
        ("𝄞" * 100, "_" * 80),
    ],
)
async def test_a_key_keeps_the_files_ending_and_nothing_dangerous(name, kept, storage):
    key = files.new_key("imports", name)
    folder, chance, last = key.split("/")
    assert (folder, len(chance), last) == ("imports", 24, kept)
    await files.write(key, b"x")
    assert await files.read(key) == b"x"
    assert files.new_key("imports", name) != key


async def test_an_upload_is_stored_with_its_size_and_hash(storage):
    key = files.new_key("imports", "a.csv")
    upload = UploadFile(io.BytesIO(b"tea" * 1_000_000), filename="a.csv")
    expected = hashlib.sha256(b"tea" * 1_000_000).hexdigest()
    assert await files.save_upload(upload, key, most=3_000_000) == (3_000_000, expected)
    assert len(await files.read(key)) == 3_000_000


async def test_an_upload_that_is_too_large_leaves_nothing(storage):
    key = files.new_key("imports", "a.csv")
    with pytest.raises(TooLarge, match="larger than 2,999,999 bytes"):
        await files.save_upload(UploadFile(io.BytesIO(b"tea" * 1_000_000)), key, most=2_999_999)
    with pytest.raises(NotFound):
        await files.read(key)


class Broken(io.BytesIO):
    def read(self, size: int = -1) -> bytes:
        if self.tell() > 1_500_000:
            raise OSError("the line was cut")
        return super().read(size)


async def test_an_upload_that_breaks_off_leaves_nothing(storage):
    key = files.new_key("imports", "a.csv")
    with pytest.raises(OSError, match="cut"):
        await files.save_upload(UploadFile(Broken(b"tea" * 1_000_000)), key, most=10_000_000)
    with pytest.raises(NotFound):
        await files.read(key)


def test_a_folder_of_files_is_made_when_it_is_needed(configure, tmp_path):
    files._storage.cache_clear()
    configure(data_dir=tmp_path / "new")
    with files.open_for_writing("a/b.txt") as file:
        file.write(b"x")
    stored = Path(settings().files) / "a/b.txt"
    assert stored.read_bytes() == b"x"
    assert not stat.S_IMODE(stored.stat().st_mode) & 0o111
    files._storage.cache_clear()
