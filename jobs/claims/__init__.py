"""The fact check: every claim of a text about the person, held against their resume.

Pure: imports no Django. `check_text` is the way in.
"""

from jobs.claims.checking import Checked, check_text
from jobs.claims.doubts import Doubt, DoubtKind
from jobs.claims.grounds import Grounds
from jobs.claims.suggested import check_suggestions

__all__ = ["Checked", "Doubt", "DoubtKind", "Grounds", "check_suggestions", "check_text"]
