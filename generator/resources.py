"""Where the files that come with Mingzhang are: beside a checkout, or inside an installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """The folder of the page templates and their assets.

    Errors: FileNotFoundError when this installation lacks them, which is a fault of its packaging.
    """
    return _find(in_checkout="templates", in_package="templates")


def codelists_folder() -> Path:
    """The folder of the code lists (代码表) that come with Mingzhang.

    Errors: FileNotFoundError when this installation lacks them, which is a fault of its packaging.
    """
    return _find(in_checkout="content/codelists", in_package="codelists")


def _find(in_checkout: str, in_package: str) -> Path:
    checkout = _PACKAGE.parent
    # Installed, the folder above the package is site-packages, where a folder `templates` may be anybody's.
    if (checkout / "pyproject.toml").is_file() and (checkout / in_checkout).is_dir():
        return checkout / in_checkout
    packaged = _PACKAGE / "_data" / in_package
    if packaged.is_dir():
        return packaged
    raise FileNotFoundError(f"{packaged}: this installation of mingzhang is incomplete")
