"""ZIP files (DOCX, LinkedIn's export), checked before anything is unpacked."""

import io
import zipfile
import zlib
from typing import Final

from jobs.resumes.reading.refusal import Refused

MOST_UNPACKED: Final = 60_000_000  # bytes, of all parts that are read
_MOST_PART: Final = 25_000_000
_MOST_PARTS: Final = 2_000
_MOST_RATIO: Final = 400
_DAMAGED: Final = "The file is damaged: it could not be unpacked. Save it again and upload it anew."


class Archive:
    """The parts of a ZIP file by name. What would swell, or climb out of its folder, is refused."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise Refused(_DAMAGED) from None
        self._left = MOST_UNPACKED
        self._check()

    @property
    def names(self) -> list[str]:
        return [part.filename for part in self._parts]

    def _check(self) -> None:
        if len(self._parts) > _MOST_PARTS:
            raise Refused("The file holds thousands of others, as no resume does.")
        for part in self._parts:
            if part.flag_bits & 1:
                raise Refused("The file is locked with a password. Save it without one.")
            name = part.filename.replace("\\", "/")
            if name.startswith("/") or ".." in name.split("/") or ":" in name:
                raise Refused("The file holds a path that leads out of it; it was not opened.")
            swells = part.file_size > _MOST_RATIO * max(part.compress_size, 1)
            if swells and part.file_size > 1_000_000:
                raise Refused("The file swells when it is unpacked, as no resume does.")
        if sum(part.file_size for part in self._parts) > 10 * MOST_UNPACKED:
            raise Refused("The file swells when it is unpacked, as no resume does.")

    def read(self, name: str) -> bytes:
        """Return a part's bytes, b"" where there is none; never more than it may have."""
        try:
            with self._zip.open(name) as part:
                data = part.read(min(_MOST_PART, self._left) + 1)
        except KeyError:
            return b""
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise Refused(_DAMAGED) from None
        self._left -= len(data)
        if len(data) > _MOST_PART or self._left < 0:
            raise Refused("The file swells when it is unpacked, as no resume does.")
        return data
