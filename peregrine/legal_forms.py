"""Endings of company names that say what kind of legal person it is, not who it is. Pure."""

import re
from typing import Final

_WORDS = """
inc incorporated llc llp lllp lp ltd limited ltee limitee plc corp corporation co company cie
ulc gmbh mbh ag kg kgaa ohg ug ev eg se sce sa sas sasu sarl eurl snc scop spa srl srls snc sl
slu sau bv nv vof cv bvba oy oyj ab as asa aps is hf ehf sp zoo doo dd ad ood eood sro as spol
zrt kft nyrt bt rt uab sia ou pty pte pvt private proprietary sdn bhd tbk pt kk gk jsc pjsc ojsc
oao ooo zao pao ao tov ltda lda eireli epp sapi dac clg fze fzco fzllc wll qsc saog psc
"""
_CYRILLIC_WORDS = """
ооо оао зао пао ао нао ип тов чп тоо одо ад ед еоод оод дд доо
"""
LATIN: Final = frozenset(_WORDS.split())
CYRILLIC: Final = frozenset(_CYRILLIC_WORDS.split())
PAIRS: Final = frozenset({("z", "oo"), ("z", "o"), ("de", "cv"), ("de", "rl"), ("d", "oo")})
UNSPACED: Final = re.compile(
    "株式会社|有限会社|合同会社|合資会社|一般社団法人|股份有限公司|有限责任公司|有限責任公司|有限公司|集团公司|"
    "주식회사|유한회사|[(（]株[)）]|[(（]有[)）]|㈱|㈲|㈜"
)


def without_ending(words: list[str]) -> list[str]:
    """Return the words of a folded name without its legal form; one word always stays."""
    while len(words) > 1:
        if words[-1] in LATIN or words[-1] in CYRILLIC:
            words = words[:-1]
        elif tuple(words[-2:]) in PAIRS and words[:-2]:
            words = words[:-2]
        elif words[-1] == "and":
            words = words[:-1]
        else:
            break
    return words
