"""`samgraf export`: what a release publishes, copied to a folder of one's own, under one's own address."""

from __future__ import annotations

import shutil
from pathlib import Path

from loaders.errors import DataFolderError, InputError
from loaders.release import manifest
from ontology import PUBLIC_URL_PLACEHOLDER

DESCRIPTIONS = ("catalogue", "void")  # how the names of files begin that carry the public address


def copy(release: Path, target: Path, public_url: str) -> list[Path]:
    """Copy dumps, tables and descriptions as the manifest lists them; return the files written.

    What describes the release carries the public address; dumps and tables are copied as they are.

    Raises:
        InputError: there is no release, or the target lies within the release.
        DataFolderError: the target cannot be written.
    """
    if not (release / manifest.NAME).is_file():
        raise InputError(f"{release}: there is no release; make one with samgraf build")
    if release.resolve() in (target.resolve(), *target.resolve().parents):
        raise InputError(f"{target} lies in the release itself, and nothing in a release is changed")
    written = []
    for listed in manifest.read(release)["files"]:
        name = Path(listed["path"])
        describes = len(name.parts) == 1 and name.name.startswith(DESCRIPTIONS)
        if not describes and name.parts[0] != "exports":
            continue
        file = target / name  # below the public address files stand where the catalogue says
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if describes:
                content = (release / name).read_bytes()
                file.write_bytes(content.replace(PUBLIC_URL_PLACEHOLDER.encode(), public_url.encode()))
            else:
                shutil.copyfile(release / name, file)
        except OSError as error:
            raise DataFolderError(f"{file}: {error.strerror}") from error
        written.append(file)
    return written
