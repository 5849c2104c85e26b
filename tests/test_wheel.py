"""The built wheel does the job from another folder, with nothing of the checkout in reach."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.readme import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", folder, ROOT], check=True, stdout=subprocess.DEVNULL)
    (built,) = folder.glob("greffier-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; it borrows the dependencies of this one, not its packages."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    own = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    # Path files in a borrowed folder are not read, so the editable greffier there stays invisible.
    Path(own, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*pip, "--ignore-installed", str(wheel)], check=True)
    return folder


def test_the_wheel_holds_the_sql_and_the_samples_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, suffix in (("warehouse", ".sql"), ("seeds", ".txt"), ("seeds", ".toml")):
        for path in (ROOT / folder).rglob(f"*{suffix}"):
            inside = path.relative_to(ROOT).as_posix()
            assert (f"flows/{inside}" if folder == "seeds" else inside) in names
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {
        "claims",
        "flows",
        "warehouse",
    }


@pytest.mark.server
def test_the_installed_command_reads_the_samples_from_another_folder(
    environment: Path, tmp_path: Path, prefect_server: None
) -> None:
    from prefect.settings import PREFECT_API_URL  # noqa: PLC0415

    variables = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    variables["PREFECT_API_URL"] = str(PREFECT_API_URL.value())

    def greffier(*words: str) -> str:
        done = subprocess.run(
            [environment / "bin" / "greffier", *words],
            cwd=tmp_path,
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "3 articles stored" in greffier("ingest", "--seeds")
    assert "3 articles known already" in greffier("ingest", "--seeds")
    assert (tmp_path / "greffier" / "record.duckdb").is_file()
    assert "Poutine" in greffier("claims")
