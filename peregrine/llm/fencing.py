"""Make text from outside harmless inside its quotation. Pure.

It can neither close the quotation nor look like the marks that model servers put between turns:
some of them read those marks also inside of a message. Signs that nobody sees are left out, since
orders can be written with them.
"""

import re
from typing import Final

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINERS: Final = "[\u200c\u200d]*"  # Persian and emoji need them; inside a mark they hide it
_LESS: Final = r"(?:<|＜|﹤|⟨|〈|&lt;?|&#0*60;?|&#[xX]0*3[cC];?)"
_FENCE = re.compile(
    rf"{_LESS}(?=\s*{_JOINERS}[/／⁄]?\s*{_JOINERS}{_JOINERS.join('quoted')})", re.IGNORECASE
)
_TURNS = re.compile(
    r"[<＜](?=\s*(?:[|｜]|/?\s*(?:s|bos|eos|user|assistant|system|think(?:ing)?|tool_?calls?"
    r"|tool_?response|function_?calls?|invoke|start_of_turn|end_of_turn|start_of_image|antml:\w+"
    r"|begin_of_text|end_of_text)\b\s*[>＞|{]|<?/?\s*SYS\b))",
    re.IGNORECASE,
)
_INSTRUCTIONS = re.compile(r"\[(?=\s*/?\s*(?:INST|TOOL_CALLS|AVAILABLE_TOOLS)\s*\])", re.IGNORECASE)
_LESS_SIGN: Final = "‹"


def harmless(text: str) -> str:
    """Return `text` with the same words, unable to end its quotation or a turn."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n")).strip()
    text = _TURNS.sub(_LESS_SIGN, _FENCE.sub(_LESS_SIGN, text))
    return _INSTRUCTIONS.sub("(", text)
