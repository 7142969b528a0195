"""The words of an advert, made alike, and looking for what they say without falling for what they deny."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from hegang_desktop.domain.listing import Listing

_SIMPLIFIED = str.maketrans(
    "無產權遷頂樓層庫鋪閣農場儲間費貸證門邊戶牆熱電氣閒單號室廳賣轉讓凍結買總積築濟還棟貨開發處餘個從經領軍業於",
    "无产权迁顶楼层库铺阁农场储间费贷证门边户墙热电气闲单号室厅卖转让冻结买总积筑济还栋货开发处余个从经领军业于",
)
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\x00]")

_ENDS = r"\s,.。;!?、|/+·…~\-—()【】\[\]<>《》\"':"
_CLAUSE_BEFORE = re.compile(rf"[^{_ENDS}]*$")
_CLAUSE_AFTER = re.compile(rf"^[^{_ENDS}]*")
_LONGEST_QUOTE = 24
_NAME_LENGTHS = range(2, 16)

_DENIED = re.compile(r"(?:没有?|无|未|非|不|零|(?<!\d)0)(?:任何|被|是|属于?|存在)?$")
_LEGALLY_DENIED = re.compile(
    r"(?:没有?|无|未|非|不|零|(?<!\d)0)"
    r"(?:任何|被|是|属于?|存在|办理?|做过?|设|过|银行|个人|贷款|按揭|债务|欠款|欠费|纠纷|抵押|查封|冻结|法院|司法|和|或|及|与|、|/)*$"
)
_ANSWERED_NO = re.compile(r"^(?:信息|情况|状态)?\s*:\s*(?:无|否|没有|未|0|不)")
_SETTLED = re.compile(
    r"^(?:款|贷款|费)?(?:均|都|全部|现)?(?:已经?)?(?:解除|还清|结清|解押|注销|涂销|补齐|付清|缴清|交清)"
)


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """`text` in half width, simplified script and lower case, with single blanks."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED))
    return " ".join(text.split()).lower()


def clause_before(text: str, position: int) -> str:
    """What stands between the last punctuation or blank and `position`."""
    match = _CLAUSE_BEFORE.search(text[max(0, position - 40) : position])
    return match[0] if match else ""


class AdvertText:
    """The words by which an advert describes the home itself, as `plain` makes them.

    Names of places are left out: estates are called after clear water and city gates. `title` is without the name of
    the community; `values` are those of fields and extras that stand for themselves; `texts`
    are all that is looked through.
    """

    def __init__(self, listing: Listing) -> None:
        told = listing.description
        self.community = plain(told.community)
        self.title = _without_name(plain(told.title), self.community)
        self.condition = plain(told.condition)
        self.heating = plain(told.heating)
        self.values = (
            self.condition,
            plain(told.building),
            self.heating,
            plain(told.title_kind),
            *(plain(text) for text in told.extra.values()),
        )
        self.texts = (self.title, *self.values, plain(told.mortgage), plain(told.seller_held))
        self._all = "\n".join(self.texts)

    def says(
        self, pattern: re.Pattern[str], *, legal: bool = False, unless: re.Pattern[str] | None = None
    ) -> str | None:
        """The words around the first match that is not denied, for quoting; None if there is none.

        `legal` is for claims on a home, which are denied in rows (`无贷款抵押查封`) and settled afterwards. A match
        does not count where `unless` is found in the same clause before it.
        """
        if not pattern.search(self._all):
            return None
        for text in self.texts:
            for match in pattern.finditer(text):
                if unless and unless.search(clause_before(text, match.start())):
                    continue
                if not _is_denied(text, match, legal=legal):
                    return quote(text, match)
        return None

    def mentions(self, pattern: re.Pattern[str]) -> str | None:
        """As `says`, for patterns that are denials themselves (`没有房产证`)."""
        return next((quote(text, match) for text in self.texts if (match := pattern.search(text))), None)


def _is_denied(text: str, match: re.Match[str], *, legal: bool) -> bool:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
    if (_LEGALLY_DENIED if legal else _DENIED).search(before) or _ANSWERED_NO.search(after):
        return True
    return legal and _SETTLED.search(after) is not None


def quote(text: str, match: re.Match[str]) -> str:
    """The clause that the match stands in, cut to a length that can be shown."""
    start = match.start() - len(clause_before(text, match.start()))
    rest = _CLAUSE_AFTER.search(text[match.end() : match.end() + 40])
    end = match.end() + (len(rest[0]) if rest else 0)
    if end - start > _LONGEST_QUOTE:
        room = max(0, (_LONGEST_QUOTE - (match.end() - match.start())) // 2)
        start, end = max(start, match.start() - room), min(end, match.end() + room)
    return text[start:end].strip()[: 2 * _LONGEST_QUOTE]


def _without_name(title: str, community: str) -> str:
    """`title` without the name of the community, unless nothing else stands there or the name is a whole title."""
    if len(community) not in _NAME_LENGTHS or " " in community or title == community:
        return title
    return " ".join(title.replace(community, " ").split())
