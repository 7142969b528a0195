"""Every field of a listing, declared once. Files, store, searches, pages, exports and forms are made from this table.

A new fact about homes is an entry here and, unless it is kept as an extra text, a member of `Description`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from hegang_desktop.domain.compared_fields import COMPARED, MARKS
from hegang_desktop.domain.field_values import packed
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.listing_field import (
    WIDE,
    WIDEST,
    ComparisonLine,
    DetailLine,
    ExportColumn,
    FacetSpec,
    FieldTable,
    FileColumn,
    FormInput,
    ListingField,
    NumberSpec,
    TableColumn,
)
from hegang_desktop.domain.message import msg, pmsg

_PRICE_AND_AREA = (
    ListingField(
        "price", "money", msg("Total price"), path="asking_price", column="price", array="price",
        heading=msg("Price, yuan"), json="price_yuan",
        number=NumberSpec(panel=10, title=msg("Total price, yuan")),
        table=TableColumn(50, 1_280_000_00, at_first=True),
        comparison=ComparisonLine(10, better="less"),
        export=ExportColumn(60),
        form=FormInput(40, msg("Total price *")),
        pasted=10,
        file=FileColumn(
            zh="现价 现售价 总价 价格 房屋总价 售价 挂牌价 挂牌价格 报价 房价 成交价 成交价格 总价格 房屋价格 成交总价 "
            "参考总价 卖价 要价 开价 金额 总价万 总价万元 价格万元 总价元",
            pinyin="xianjia jg zj zongjia jiage shoujia baojia",
            en="price totalprice priceofhouse askingprice total amount pri houseprice listprice saleprice pricetotal "
            "dealprice pricewan totalpricewan",
            within=(20, "总价 挂牌价 售价 成交价 报价 totalprice zongjia askingprice price 价格"),
            nested=True,
        ),
    ),
    ListingField(
        "unit_price", "whole_money", msg("Unit price"), path="unit_price", column="unit_price", array="unit_price",
        heading=msg("Yuan/m²"), json="unit_price_yuan",
        number=NumberSpec(
            label=msg("Unit price, yuan per m²"), panel=30, title=msg("Unit price, yuan per m²")
        ),
        table=TableColumn(60, 12_850_00, at_first=True),
        comparison=ComparisonLine(20, msg("Unit price, yuan per m²"), better="less"),
        export=ExportColumn(80),
    ),
    ListingField(
        "unit_price_stated", "money", msg("Unit price"), path="unit_price_stated", column="unit_price_stated",
        json="unit_price_stated_yuan",
        file=FileColumn(
            id="unit_price",
            zh="单价 均价 房屋单价 平米价 每平米价格 每平方米价格 每平价格 平均价 单位价格 成交单价 单价元平米 "
            "单价元平 单价元 参考单价",
            pinyin="dj danjia junjia pingjunjiage",
            en="unitprice averageprice avgprice permeter pricepermeter pricepersqm unit priceperm2 squareprice avg "
            "priceper pricepersquaremeter perprice meanprice",
            within=(10, "单价 均价 每平 元平 unitprice perm2 permeter persqm avgprice danjia"),
            nested=True,
        ),
    ),
    ListingField(
        "floor_area", "area", msg("Floor area"), column="area", array="area", heading=msg("Area, m²"), json="area_m2",
        number=NumberSpec("area", panel=20, title=msg("Floor area, m²")),
        table=TableColumn(40, 128_55, at_first=True),
        detail=DetailLine(50, (10, msg("floor area"))),
        comparison=ComparisonLine(70, better="more"),
        export=ExportColumn(70), form=FormInput(50), pasted=20,
        file=FileColumn(
            zh="面积 建筑面积 建面 房屋面积 房间规模 平米 平方 平方米 建筑面积平方米 总面积",
            pinyin="mj jzmj mianji jianzhumianji jianmian",
            en="area size square squaremeters squaremetres sqm areaofhouse housearea buildingarea acreage m2 floorarea "
            "buildarea grossarea",
            within=(40, "建筑面积 面积 mianji housearea buildingarea"),
            nested=True,
        ),
    ),
    ListingField(
        "interior_area", "area", msg("Interior area"), array="interior_area",
        detail=DetailLine(60),
        file=FileColumn(
            zh="套内面积 套内 使用面积 实用面积 套内建筑面积", pinyin="tnmj taoneimianji",
            en="interiorarea innerarea usablearea netarea", within=(30, "套内 使用面积 interiorarea"),
        ),
    ),
)  # fmt: skip
_PLACE = (
    ListingField(
        "city", "name", msg("City"), column="city", array="city", pinyin="whole", sortable=True, json="city",
        facet=FacetSpec(10, tells_itself=True, picture=70),
        table=TableColumn(20, "鹤岗市", at_first=True, quiet=True),
        detail=DetailLine(10), comparison=ComparisonLine(110), export=ExportColumn(10), form=FormInput(10), pasted=70,
        file=FileColumn(
            zh="城市 县市 所在城市 所属城市 市 地级市", pinyin="chengshi", en="city cityname", within=(240, "城市"),
            nested=True,
        ),
    ),
    ListingField(
        "district", "name", msg("District"), column="district", array="district", pinyin="whole", sortable=True,
        json="district",
        facet=FacetSpec(20, tells_itself=True, picture=80),
        table=TableColumn(30, "工农新区", quiet=True),
        detail=DetailLine(20), comparison=ComparisonLine(120), export=ExportColumn(20), form=FormInput(20), pasted=60,
        file=FileColumn(
            zh="区域 所在区域 所属区域 区 区县 行政区 城区 房屋区域 地区 所在区 板块 商圈",
            pinyin="qy ssqy quyu qu diqu",
            en="district region dist dis county location bizcircle districtname areaname regionname town positioninfo2",
            within=(200, "区域 行政区 商圈"),
            nested=True,
        ),
    ),
    ListingField(
        "community", "name", msg("Community"), column="community", array="community", pinyin="each", sortable=True,
        json="community",
        facet=FacetSpec(30, tells_itself=True, picture=90),
        table=TableColumn(10, "矿务局家属北区", at_first=True),
        detail=DetailLine(30), export=ExportColumn(30, WIDE), form=FormInput(30), pasted=50,
        file=FileColumn(
            zh="小区 小区名 小区名称 小区名字 所在小区 所属小区 楼盘 楼盘名 楼盘名称 社区 楼房名称",
            pinyin="xqmc xqm xiaoqu xiaoquming xiaoqumingcheng xiaoquname loupan",
            en="community communityname nameofcommunity garden estate village housename place house residence compound "
            "positioninfo1 resblockname com neighborhood neighbourhood",
            within=(190, "小区 楼盘 xiaoqu community"),
            nested=True,
        ),
    ),
    ListingField(
        "address", "name", msg("Address"), searched=True, json="address",
        detail=DetailLine(40), export=ExportColumn(50, WIDEST),
        file=FileColumn(
            zh="地址 位置 地点 详细地址 所在位置 房屋地址 房屋位置 小区地址 路段 街道", pinyin="dz xxdz dizhi weizhi",
            en="address addr position positioninfo street", within=(230, "地址 address"), nested=True,
        ),
    ),
    ListingField(
        "title", "name", msg("Headline of the advert"), searched=True, json="title",
        export=ExportColumn(40, WIDEST),
        file=FileColumn(
            zh="标题 房源标题 房屋标题 名称 房源名称 房源 房源描述 描述 简介 卖点", pinyin="bt biaoti mingcheng",
            en="title name headline subject description desc lab", within=(210, "标题 title biaoti"),
        ),
    ),
)  # fmt: skip
_DWELLING = (
    ListingField(
        "layout", "choice", msg("Layout"), column="layout", array="layout", sortable=True, json="layout",
        facet=FacetSpec(
            40, label=msg("Rooms"), values={"1": msg("1 room"), "5+": msg("5 rooms or more")}, ordered=True,
            tells_itself=True, picture=20,
        ),
        table=TableColumn(80, "3室2厅1厨2卫"),
        detail=DetailLine(70), comparison=ComparisonLine(80), export=ExportColumn(90), pasted=30,
        form=FormInput(60, example=msg("for example 2室1厅")),
        file=FileColumn(
            zh="户型 房型 房屋户型 房屋类型 户型结构图 居室 厅室 几室几厅 房间样式 室厅 格局",
            pinyin="hx fwhx huxing fangxing",
            en="layout model housetype type roomtype layoutofhouse htype hometype apartmentlayout floorplan unittype",
            within=(180, "户型 huxing layout"),
            nested=True,
        ),
    ),
    ListingField(
        "floor", "storey", msg("Floor"), column="floor", array="floor", json="floor",
        written_with=("floor_band", "floors"),
        facet=FacetSpec(
            50, ordered=True, picture=10,
            values={
                "ground": pmsg("storey", "ground floor"),
                "low": pmsg("storey", "lower third"),
                "middle": pmsg("storey", "middle third"),
                "high": pmsg("storey", "upper third"),
                "top": pmsg("storey", "top floor"),
            },
        ),
        number=NumberSpec(),
        table=TableColumn(70, (None, "high", 18), at_first=True),
        detail=DetailLine(80, (20, msg("floor"))),
        comparison=ComparisonLine(90), export=ExportColumn(100), form=FormInput(70), pasted=40,
        file=FileColumn(
            zh="楼层 所在楼层 楼 层 层数 楼层信息 楼层规模 楼层情况 所处楼层 房屋楼层", pinyin="lc szlc louceng loucen",
            en="floor floorofhouse floorinfo storey story flo level floornumber floorcurrent currentfloor",
            within=(60, "楼层 louceng"), nested=True,
        ),
    ),
    ListingField(
        "floors", "whole", msg("Floors of the building"), column="floors", array="floors", json="floors",
        number=NumberSpec(label=msg("Storeys of the building")),
        form=FormInput(71, beside="floor", between=pmsg("storey", "of")),
        file=FileColumn(
            zh="总楼层 总层数 总层 楼层总数 共几层 楼高 总高 建筑层数 地上层数",
            pinyin="zlc zcs zonglouceng zongcengshu",
            en="floors totalfloor totalfloors storeys stories sumflo floortotal buildingfloors",
            within=(50, "总楼层 总层 totalfloor"), nested=True,
        ),
    ),
    ListingField(
        "floor_band", "band", msg("Floor, in words"), column="floor_band", array="band", json="floor_band",
        file=FileColumn(id="floor_words"),
    ),
    ListingField(
        "facing", "choice", msg("Facing"), array="facing", sortable=True, json="facing",
        facet=FacetSpec(90),
        table=TableColumn(210, "南北通透"),
        detail=DetailLine(90), comparison=ComparisonLine(130), export=ExportColumn(130),
        file=FileColumn(
            zh="朝向 房屋朝向 方位 座向 坐向 方向 房间朝向", pinyin="cx fwcx chaoxiang",
            en="facing direction orientation toward towards aspect face", within=(70, "朝向 chaoxiang"), nested=True,
        ),
    ),
    ListingField(
        "condition", "choice", msg("Condition"), column="condition", array="condition", sortable=True, json="condition",
        facet=FacetSpec(60, picture=30),
        table=TableColumn(90, "简单装"),
        detail=DetailLine(100), comparison=ComparisonLine(140), export=ExportColumn(120), form=FormInput(90), pasted=80,
        file=FileColumn(
            zh="装修 装修情况 装修程度 装修状况 房屋装修 装潢", pinyin="zx zxqk zhuangxiu zhuangxiuqingkuang",
            en="condition renovation renovationcondition decoration decorate fitment fit furnish decorationcondition",
            within=(80, "装修 zhuangxiu renovation decoration"), nested=True,
        ),
    ),
    ListingField(
        "building", "choice", msg("Building"), array="building", json="building",
        detail=DetailLine(110),
        file=FileColumn(
            zh="建筑类型 楼型 建筑形式 楼栋类型 住宅类型 建筑类别", pinyin="leixin leixing jianzhuleixing",
            en="buildingtype building blocktype",
        ),
    ),
    ListingField(
        "year_built", "year", msg("Year built"), column="year_built", array="year", heading=msg("Built"),
        json="year_built",
        facet=FacetSpec(80, "age", msg("Age"), {"older": msg("before 1980")}, ordered=True, picture=40),
        number=NumberSpec("year", panel=40),
        table=TableColumn(100, 1998),
        detail=DetailLine(120, (30, msg("year built"))),
        comparison=ComparisonLine(100, better="more"),
        export=ExportColumn(110), form=FormInput(80),
        file=FileColumn(
            zh="楼龄 屋龄 年代 建造年代 建造年份 建筑年代 建成年代 建成年份 竣工时间 建造时间 建筑年份 年份 建成时间",
            pinyin="nd jznd jcnd louling niandai jianzaoniandai nianfen",
            en="year yearbuilt builtyear buildyear constructiontime timeofconstruction buildtime constructionyear "
            "yearofconstruction completionyear",
            within=(90, "年代 建造年 建成年 建筑年 niandai"), nested=True,
        ),
    ),
    ListingField(
        "lift", "yes_no", msg("Lift"), array="lift", json="lift",
        values={"yes": pmsg("lift", "yes"), "no": pmsg("lift", "no")},
        facet=FacetSpec(
            100, values={"yes": msg("with a lift"), "no": msg("without a lift")}, ordered=True, tells_itself=True
        ),
        detail=DetailLine(130, (60, msg("lift"))), comparison=ComparisonLine(180),
        file=FileColumn(
            zh="电梯 配备电梯 有无电梯 是否有电梯 是否配备电梯 电梯配备", pinyin="dianti",
            en="lift elevator haselevator haslift elevatoryn", within=(100, "电梯 elevator dianti"), nested=True,
        ),
    ),
    ListingField(
        "heating", "text", msg("Heating"), array="heating", sortable=True, json="heating",
        facet=FacetSpec(70, picture=50),
        table=TableColumn(220, "集中供暖"),
        detail=DetailLine(140, (50, msg("heating"))), comparison=ComparisonLine(150), export=ExportColumn(140),
        file=FileColumn(
            zh="供暖 供暖方式 采暖 采暖方式 暖气 供热方式", pinyin="gongnuan cainuan", en="heating heatingmode",
            within=(110, "供暖 采暖"), nested=True,
        ),
    ),
)  # fmt: skip
_TITLE = (
    ListingField(
        "title_kind", "text", msg("Kind of title"), array="title_kind", sortable=True, json="title_kind",
        facet=FacetSpec(110, picture=60),
        detail=DetailLine(150, (40, msg("kind of title"))), comparison=ComparisonLine(160),
        file=FileColumn(
            zh="交易权属 产权性质 产权类型 房屋性质 权属 产权 房产性质 权属性质", pinyin="jiaoyiquanshu chanquan",
            en="titlekind ownershiptype propertytype transactiontype ownership", within=(140, "权属"),
        ),
    ),
    ListingField(
        "mortgage", "text", msg("Mortgage"), json="mortgage",
        detail=DetailLine(160),
        file=FileColumn(
            zh="抵押信息 抵押 抵押情况 有无抵押", pinyin="diya diyaxinxi", en="mortgage mortgageinfo",
            within=(120, "抵押"),
        ),
    ),
    ListingField(
        "seller_held", "choice", msg("Held by the seller"), array="seller_held", json="seller_held",
        detail=DetailLine(170), comparison=ComparisonLine(170),
        file=FileColumn(
            zh="房屋年限 是否满二 是否满五 是否满两年 是否满五年 满二满五 房本年限 满五年 产权满年 购房年限",
            pinyin="fangwunianxian",
            en="sellerheld propertyrightsforfiveyears fiveyearsproperty fiveyears ownershipyears",
            within=(130, "满两年 满二 满五"),
        ),
    ),
    ListingField(
        "listed_on", "date", msg("Listed on"), array="listed_on", json="listed_on",
        detail=DetailLine(180),
        file=FileColumn(
            zh="挂牌时间 挂牌日期 发布时间 发布日期 上架时间 上架日期 挂牌 发布",
            pinyin="gpsj guapaishijian fabushijian",
            en="listedon listdate listingdate publishdate publishtime postdate pubdate posttime listtime",
            within=(150, "挂牌时间 挂牌日期 发布时间"),
        ),
    ),
)  # fmt: skip
_ADVERT = (
    ListingField(
        "last_seen", "date", msg("Last seen"), storage="catalogue", json="last_seen",
        number=NumberSpec("seen"),
        table=TableColumn(240, "2026-08-28", quiet=True), export=ExportColumn(290),
        file=FileColumn(
            id="observed_on", label=msg("Seen on"),
            zh="采集时间 采集日期 抓取时间 爬取时间 更新时间 日期 成交时间 成交日期 签约时间 观察日期",
            pinyin="chengjiaoshijian",
            en="observedon crawltime crawldate scrapedat updatetime tradetime dealdate date dealtime createtime "
            "createdat fetchtime gettime",
            within=(160, "采集时间 抓取时间 爬取时间 成交时间 成交日期"),
        ),
    ),
    ListingField(
        "source", "text", msg("Source"), path="source", column="source", array="source", sortable=True, json="source",
        facet=FacetSpec(160),
        export=ExportColumn(270),
        file=FileColumn(
            zh="来源 数据来源 网站 平台 来源网站", pinyin="laiyuan", en="source site platform webscraperstarturl"
        ),
    ),
    ListingField(
        "source_id", "text", msg("Number at the source"), path="source_id", column="source_id", json="source_id",
        file=FileColumn(
            zh="房源编号 编号 房源id 房屋编号 房屋id 房源号 房源编码 房号 链家编号",
            pinyin="fybh fangyuanbianhao bianhao",
            en="id houseid listingid sourceid housecode housingid code propertyid lianjiaid hid",
        ),
    ),
    ListingField(
        "url", "text", msg("Link"), path="url", column="url", json="url",
        export=ExportColumn(280, WIDEST), form=FormInput(110),
        file=FileColumn(
            zh="链接 网址 详情页地址 房源链接 详情链接 页面地址 网页 链接地址 详情页 详情页链接 原网址",
            pinyin="lj lianjie wangzhi",
            en="url link href detailurl originurl pageurl houseurl detaillink", within=(220, "链接 网址 url href"),
        ),
    ),
    ListingField(
        "sample", "yes_no", msg("Sample"), storage="catalogue", values={"yes": msg("sample")}, json="sample",
        export=ExportColumn(300),
    ),
)  # fmt: skip
FIELDS = FieldTable((*_PRICE_AND_AREA, *_PLACE, *_DWELLING, *_TITLE, *_ADVERT, *COMPARED, *MARKS))


def described(before: Description, values: Mapping[str, Any]) -> Description:
    """A description with other values of some described fields, by their ids."""
    extra = {id_: packed(FIELDS[id_].kind, value) for id_, value in values.items() if id_ in FIELDS.in_extra}
    members = {id_: value for id_, value in values.items() if id_ not in FIELDS.in_extra}
    if not extra:
        return msgspec.structs.replace(before, **members)
    kept = {name: text for name, text in {**before.extra, **extra}.items() if text or name not in extra}
    return msgspec.structs.replace(before, extra=kept, **members)
