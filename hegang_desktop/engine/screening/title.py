"""Checks of the title: whether there is one, of which kind, and who else has a claim on the home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hegang_desktop.domain.listing import Listing
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.screening import Flag
from hegang_desktop.engine.screening.advert import AdvertText, plain

_NOTHING_SAID = frozenset({"", "其他", "其它", "未知", "不详", "暂无", "暂无数据", "无数据", "-", "other", "unknown"})
_NAMED = re.compile(
    r"红本|(?<!上传)房本|房产证|不动产|产权?证|证满|本满|证件?在手|满[二两五25]|双证|两证|证齐|大产权|商品房|已上传房本|私产"
)
_ABSENT = re.compile(
    r"(?:无|没有?|缺)(?:房产|产权?|房屋)(?:证|本)|(?:无|没有?)房本|(?:无|没)证(?!据|件|明|满)|没有证(?!据|件|明)"
    r"|(?:无|没有?)产权(?!证|车|纠纷|争议|面积|阁楼|地下|储|问题|瑕疵|归属)"
    r"|(?:房产|产权?|房)(?:证|本)[^,。;]{0,2}(?:未|没)有?(?:办|下|出|拿)|未办理?(?:房产|产权?|房)证"
    r"|(?:不能|无法|不可以?|没法)过户|(?:直接|只能|可以?|一手)更名|更名房|改合同(?!期)|协议(?:转让|买卖)"
)
_RESETTLED = re.compile(
    r"(?<!待)(?:回迁|还建)(?!来|过来|期|费|协议|安置费)|安置(?:房|小区|区|楼)|棚改(?:房|楼|回迁|安置|小区)"
    r"|(?:动|(?<!待)拆)迁(?:安置)?房|一手动迁"
)
_RESETTLED_NAME = re.compile(r"(?:安置|回迁|还建|棚改|动迁)(?:房|楼|小区|区|新?村|社区|家园)?(?:[\s(]|$)")
_ELSEWHERE = re.compile(
    r"[东南西北紧毗](?:至|临|邻|靠|[面侧边](?:是|为|有)?)|(?:旁边|对面|附近|周边|隔壁)(?:是|为|有|的|都)"
)
_VILLAGE = re.compile(
    r"小产权|乡产权?|村产权?(?=房|证)|集体(?:产权|土地|用地|证)|宅基地|农村(?:自建|房|院|宅|小院)|村证房?|村委会?(?:盖章|合同)"
    r"|农民房|(?<!国有证)村屋"
)
_TENANCY = re.compile(
    r"(?<!办)公产|(?:直管|自管|未购)公房|承租(?:权|房|公房)|租赁权(?:转让|出售)|使用权(?:房|转让|出售|住房|公房)|房屋使用权"
)
_RESTRICTED = re.compile(
    r"(?:经济|一类|二类)[^,。;]{0,4}适用(?:住)?房|经适房|限价(?:商品)?房|两限房|已购公房|售后公房|央产|(?<![一二两三四五六1-6])房改房"
    r"|集资(?:建)?房|军产|共有产权(?:住?房)|公租房|廉租房|福利房"
)
_MORTGAGED = re.compile(
    r"(?<!可)(?<!可以)(?<!能)(?:有|在|带|存在|尚有|目前)?抵押(?!物|率|贷款办理)"
    r"|(?:贷款|按揭)(?:尚未|还没有?|未|没有?)(?:还|结)清|未解押|还贷中|尾贷|按揭中|欠款|欠银行"
)
_NO_MORTGAGE = re.compile(r"[无未没否不0]|no|none|false|.*(?<!未)(?<!没)(?:还清|结清|解押|解除|注销)")
_LONGEST_FIELD = 40
_SUM = re.compile(r"(?<![\d.])([0-9]{1,6}(?:\.[0-9]{1,4})?)万")
_WAN = 1_000_000
"""Ten thousand yuan in fen."""
_SEIZED = re.compile(r"查封|法拍|司法拍卖|法院拍卖|轮候|失信被执行|(?:产权|房产|房屋|被|司法)冻结")


def title_flags(listing: Listing, advert: AdvertText) -> Iterator[Flag]:
    """The flags about the title of a home and the claims on it."""
    kind = plain(listing.description.title_kind)
    flags = tuple(_kinds(advert))
    yield from flags
    yield from _claims(listing, advert)
    if flags or kind not in _NOTHING_SAID or plain(listing.description.seller_held) not in _NOTHING_SAID:
        return
    if advert.says(_NAMED) is None:
        yield Flag(
            "title_unknown",
            "note",
            msg("The advert does not say what kind of title the home has."),
            msg(
                "See the red certificate of title in the seller's name, and look the home up at the registry before "
                "paying a deposit."
            ),
        )


def _kinds(advert: AdvertText) -> Iterator[Flag]:
    if quote := advert.mentions(_ABSENT):
        yield Flag(
            "title_absent",
            "stop",
            msg('The advert says that there is no certificate of title yet: "{words}".', words=quote),
            msg(
                "A home without a registered title may not be transferred; a private paper does not make you its "
                "owner. Pay nothing before the certificate is there."
            ),
        )
    if quote := advert.says(_VILLAGE):
        yield Flag(
            "village_title",
            "stop",
            msg('Village or collective land: the advert says "{words}".', words=quote),
            msg(
                "Such a home has no title that you can register: only a private paper, weak in court. Ask for the "
                "red certificate; without it leave it alone."
            ),
        )
    if quote := advert.says(_TENANCY):
        yield Flag(
            "public_tenancy",
            "stop",
            msg('A right to rent or use, not to own: the advert says "{words}".', words=quote),
            msg("Ask the registry and the landlord office what would change hands and whether you may own it at all."),
        )
    if quote := _resettlement(advert):
        yield Flag(
            "resettlement",
            "warn",
            msg('Resettlement housing: the advert says "{words}".', words=quote),
            msg(
                "Some of these homes have a certificate of title and some do not. See it in the seller's name; ask "
                "for the balance of the maintenance fund, which was often never paid in."
            ),
        )
    if quote := advert.says(_RESTRICTED, unless=_ELSEWHERE):
        yield Flag(
            "title_restricted",
            "note",
            msg('A kind of title with conditions: the advert says "{words}".', words=quote),
            msg(
                "Ask the registry whether a payment for land or a permission is due before transfer, and who bears it."
            ),
        )


def _resettlement(advert: AdvertText) -> str | None:
    if quote := advert.says(_RESETTLED, unless=_ELSEWHERE):
        return quote
    match = _RESETTLED_NAME.search(advert.community)
    return advert.community[: match.end()].strip(" (") if match else None


def _claims(listing: Listing, advert: AdvertText) -> Iterator[Flag]:
    field = _mortgage_field(plain(listing.description.mortgage))
    if field and _owed(field) >= listing.asking_price > 0:
        yield Flag(
            "mortgage",
            "stop",
            msg('The mortgage is not smaller than the price: "{words}".', words=field),
            msg(
                "The price does not clear this mortgage, and an uncleared one stays on the home. Pay nothing before "
                "the bank has said in writing what clears it."
            ),
        )
    elif quote := field or advert.says(_MORTGAGED, legal=True):
        yield Flag(
            "mortgage",
            "warn",
            msg('A mortgage is stated: "{words}".', words=quote),
            msg(
                "A mortgaged home can be sold, and the mortgage stays on it. Have it cleared at the registry at or "
                "before signing; never lend the seller the money to clear it."
            ),
        )
    if quote := advert.says(_SEIZED, legal=True):
        yield Flag(
            "seizure",
            "stop",
            msg('Seizure or a court sale is stated: "{words}".', words=quote),
            msg(
                "A seized home may not be transferred. Look it up at the registry; a court sale is bought only from "
                "the court itself."
            ),
        )


def _mortgage_field(field: str) -> str | None:
    """What the field of mortgages says, unless nothing or that there is none."""
    if field in _NOTHING_SAID or _NO_MORTGAGE.match(field):
        return None
    return field[:_LONGEST_FIELD]


def _owed(field: str) -> Fen:
    """The largest sum in ten thousand yuan that a field of mortgages names, in fen; 0 if it names none."""
    sums = (Decimal(number) * _WAN for number in _SUM.findall(field))
    return Fen(int(max(sums, default=Decimal(0))))
