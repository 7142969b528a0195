"""What listings call their columns, as data: simplified Chinese, pinyin and English, without case and punctuation.

The names of a field stand with the field (`domain.listing_fields`); here are those of columns that are none of them.
Traditional characters are made simplified, and blanks, underscores and brackets taken out, before a name is looked up.
"""

from __future__ import annotations

from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.ingest.mapping.fields import Field

# fmt: off
_OTHER_USES: dict[Field, tuple[str, ...]] = {
    "rooms": (
        "室", "卧室", "房间数", "卧室数", "室数", "bedroom", "bedrooms", "room", "rooms", "woshi", "shi", "beds",
    ),
    "halls": (
        "厅", "客厅", "客厅数", "厅数", "livingroom", "livingrooms", "hall", "halls", "keting", "ting", "parlor",
    ),
    "kitchens": ("厨", "厨房", "厨房数", "kitchen", "kitchens", "chufang", "chu"),
    "baths": (
        "卫", "卫生间", "卫生间数", "卫数", "bathroom", "bathrooms", "bath", "baths", "toilet", "weishengjian",
        "wei",
    ),
    "packed": (
        "房屋信息", "房源信息", "详细介绍", "信息", "基本信息", "详情", "房屋介绍", "概况", "houseinfo", "info",
        "msg", "detail", "details", "fangwuxinxi", "basicinfo",
    ),
    "extra": (
        "原价", "原总价", "降价", "降幅", "涨幅", "yuanjia",
        "关注", "关注人数", "带看", "标签", "户型结构", "建筑结构", "梯户比例", "产权年限", "上次交易", "房屋用途",
        "产权所属", "房本备件", "首付", "税费", "房龄", "经度", "纬度", "关键字", "小区均价", "区域均价",
        "房源核验码", "用水类型", "用电类型", "燃气价格", "别墅类型", "备注", "电话", "联系人", "经纪人", "中介",
        "物业费", "学校", "地铁", "省份", "省", "dom", "followers", "lng", "lat", "longitude", "latitude",
        "subway", "communityaverage", "communityid", "age", "focusnum", "followinfo", "tags", "tag", "ladderratio",
        "buildingstructure", "income", "loc", "province", "note",
    ),
}
NAMES: dict[Field, tuple[str, ...]] = {
    **{id_: field.file.names for id_, field in FIELDS.of_file.items() if field.file is not None},
    **_OTHER_USES,
}
"""For each field the names that mean it and nothing else. `extra` are names known to be none of the others."""

_NO_FIELD = (
    "小区均价", "区域均价", "首付", "月供", "税", "communityaverage", "环比", "同比", "中位数", "均值", "梯户",
    "用途", "物业费",
)
_RANKED = sorted(
    (*field.file.within, id_)
    for id_, field in FIELDS.of_file.items()
    if field.file is not None and field.file.within is not None
)
CONTAINED: tuple[tuple[Field, tuple[str, ...]], ...] = (
    ("extra", _NO_FIELD),
    *((id_, tuple(words.split())) for _, words, id_ in _RANKED),
)
"""Words that tell the field of a longer header; the first line with one of them counts."""

JUNK: tuple[str, ...] = (
    r"unnamed\d*",
    r"level0|index|序号|xuhao|行号|no|num|rownum",
    r"webscraperorder",
    r"key|v|depth|download(?:timeout|slot|latency)|spider|pipeline|projectname|xpath",
    r"平均值项.*|求和项.*|计数项.*|行标签|列标签",
)
"""Patterns of names that spiders, pandas and pivot tables leave behind."""

RENT = frozenset({
    "monthlyrent", "rent", "rental", "rentprice", "yuezu", "zujin", "房租", "月租", "月租金", "租价", "租金",
})
"""Names of a column that holds rents."""

KIND = frozenset({
    "类型", "类别", "种类", "用途", "业态", "物业类型", "物业用途", "物业类别", "房屋用途", "房屋类型", "房屋类别",
    "房屋性质", "房产类型", "房源类型", "规划用途", "使用性质", "房屋使用性质", "type", "kind", "category", "usage",
    "use", "propertytype", "leixing", "yongtu", "wuyeleixing", "fangwuyongtu",
})
"""Names of a column that tells what a row is: a home, a shop, a garage."""

PARKING = frozenset({
    "车位号", "车位编号", "车位号码", "车库号", "车库编号", "parkingno", "parkingnumber", "cheweihao", "cheweibianhao",
})
"""Names of a column that numbers parking spaces, where a table holds nothing else."""

AGE = frozenset({"楼龄", "屋龄", "房龄", "建筑年龄", "age", "buildingage", "houseage", "louling", "fangling", "wuling"})
"""Names of a column that tells how many years ago a building was built."""

NUMBERS = ("号", "号码", "编号", "编码")
"""What the name of a column ends with that numbers the rows, whatever they are."""

OTHER_NUMBERS = (
    "楼", "栋", "幢", "座", "单元", "门牌", "室", "层", "电话", "手机", "微信", "联系", "qq", "客服", "地铁", "小区",
    "区域", "城市", "邮", "采集", "任务", "批次", "流水", "经纪", "业主", "户号", "账号", "店",
)
"""Words in such a name that tell that it numbers something else than the rows."""
# fmt: on
