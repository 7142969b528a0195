"""What listings call their columns, as data: simplified Chinese, pinyin and English, without case and punctuation.

Traditional characters are made simplified, and blanks, underscores and brackets taken out, before a name is looked up.
"""

from __future__ import annotations

from hegang_desktop.ingest.mapping.fields import Field

# fmt: off
NAMES: dict[Field, tuple[str, ...]] = {
    "city": ("城市", "县市", "所在城市", "所属城市", "市", "地级市", "city", "cityname", "chengshi"),
    "district": (
        "qy", "ssqy",
        "区域", "所在区域", "所属区域", "区", "区县", "行政区", "城区", "房屋区域", "地区", "所在区", "板块",
        "商圈", "district", "region", "dist", "dis", "county", "location", "quyu", "qu", "diqu", "bizcircle",
        "districtname", "areaname", "regionname", "town", "positioninfo2",
    ),
    "community": (
        "xqmc", "xqm",
        "小区", "小区名", "小区名称", "小区名字", "所在小区", "所属小区", "楼盘", "楼盘名", "楼盘名称", "社区",
        "楼房名称", "community", "communityname", "nameofcommunity", "garden", "estate", "village", "housename",
        "place", "house", "xiaoqu", "xiaoquming", "xiaoqumingcheng", "xiaoquname", "residence", "compound",
        "positioninfo1", "resblockname", "com", "loupan", "neighborhood", "neighbourhood",
    ),
    "address": (
        "dz", "xxdz",
        "地址", "位置", "地点", "详细地址", "所在位置", "房屋地址", "房屋位置", "小区地址", "路段", "街道", "address",
        "addr", "position", "positioninfo", "dizhi", "weizhi", "street",
    ),
    "title": (
        "bt",
        "标题", "房源标题", "房屋标题", "名称", "房源名称", "房源", "房源描述", "描述", "简介", "卖点", "title",
        "name", "biaoti", "mingcheng", "headline", "subject", "description", "desc", "lab",
    ),
    "layout": (
        "hx", "fwhx",
        "户型", "房型", "房屋户型", "房屋类型", "户型结构图", "居室", "厅室", "几室几厅", "房间样式", "室厅",
        "格局", "layout", "model", "housetype", "type", "roomtype", "layoutofhouse", "huxing", "fangxing", "htype",
        "hometype", "apartmentlayout", "floorplan", "unittype",
    ),
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
    "floor_area": (
        "mj", "jzmj",
        "面积", "建筑面积", "建面", "房屋面积", "房间规模", "平米", "平方", "平方米", "建筑面积平方米", "总面积",
        "area", "size", "square", "squaremeters", "squaremetres", "sqm", "areaofhouse", "housearea",
        "buildingarea", "mianji", "jianzhumianji", "jianmian", "acreage", "m2", "floorarea", "buildarea",
        "grossarea",
    ),
    "interior_area": (
        "tnmj",
        "套内面积", "套内", "使用面积", "实用面积", "套内建筑面积", "taoneimianji", "interiorarea", "innerarea",
        "usablearea", "netarea",
    ),
    "floor": (
        "lc", "szlc",
        "楼层", "所在楼层", "楼", "层", "层数", "楼层信息", "楼层规模", "楼层情况", "所处楼层", "房屋楼层",
        "floor", "floorofhouse", "floorinfo", "louceng", "loucen", "storey", "story", "flo", "level",
        "floornumber", "floorcurrent", "currentfloor",
    ),
    "floors": (
        "zlc", "zcs",
        "总楼层", "总层数", "总层", "楼层总数", "共几层", "楼高", "总高", "建筑层数", "地上层数", "zonglouceng",
        "zongcengshu", "floors", "totalfloor", "totalfloors", "storeys", "stories", "sumflo", "floortotal",
        "buildingfloors",
    ),
    "facing": (
        "cx", "fwcx",
        "朝向", "房屋朝向", "方位", "座向", "坐向", "方向", "房间朝向", "facing", "direction", "orientation",
        "toward", "towards", "chaoxiang", "aspect", "face",
    ),
    "condition": (
        "zx", "zxqk",
        "装修", "装修情况", "装修程度", "装修状况", "房屋装修", "装潢", "condition", "renovation",
        "renovationcondition", "decoration", "decorate", "fitment", "zhuangxiu", "fit", "zhuangxiuqingkuang",
        "furnish", "decorationcondition",
    ),
    "building": (
        "建筑类型", "楼型", "建筑形式", "楼栋类型", "住宅类型", "建筑类别", "buildingtype", "building", "leixin",
        "leixing", "jianzhuleixing", "blocktype",
    ),
    "year_built": (
        "nd", "jznd", "jcnd",
        "楼龄", "屋龄", "louling",
        "年代", "建造年代", "建造年份", "建筑年代", "建成年代", "建成年份", "竣工时间", "建造时间", "建筑年份",
        "年份", "建成时间", "year", "yearbuilt", "builtyear", "buildyear", "constructiontime",
        "timeofconstruction", "niandai", "buildtime", "jianzaoniandai", "nianfen", "constructionyear",
        "yearofconstruction", "completionyear",
    ),
    "lift": (
        "电梯", "配备电梯", "有无电梯", "是否有电梯", "是否配备电梯", "电梯配备", "lift", "elevator",
        "haselevator", "haslift", "dianti", "elevatoryn",
    ),
    "heating": (
        "供暖", "供暖方式", "采暖", "采暖方式", "暖气", "供热方式", "heating", "heatingmode", "gongnuan",
        "cainuan",
    ),
    "title_kind": (
        "交易权属", "产权性质", "产权类型", "房屋性质", "权属", "产权", "房产性质", "权属性质", "titlekind",
        "ownershiptype", "propertytype", "transactiontype", "jiaoyiquanshu", "chanquan", "ownership",
    ),
    "mortgage": ("抵押信息", "抵押", "抵押情况", "有无抵押", "mortgage", "diya", "mortgageinfo", "diyaxinxi"),
    "seller_held": (
        "房屋年限", "是否满二", "是否满五", "是否满两年", "是否满五年", "满二满五", "房本年限", "满五年",
        "产权满年", "购房年限", "sellerheld", "propertyrightsforfiveyears", "fiveyearsproperty", "fiveyears",
        "ownershipyears", "fangwunianxian",
    ),
    "listed_on": (
        "gpsj",
        "挂牌时间", "挂牌日期", "发布时间", "发布日期", "上架时间", "上架日期", "挂牌", "发布", "listedon",
        "listdate", "listingdate", "publishdate", "publishtime", "postdate", "guapaishijian", "pubdate",
        "fabushijian", "posttime", "listtime",
    ),
    "observed_on": (
        "采集时间", "采集日期", "抓取时间", "爬取时间", "更新时间", "日期", "成交时间", "成交日期", "签约时间",
        "观察日期", "observedon", "crawltime", "crawldate", "scrapedat", "updatetime", "tradetime", "dealdate",
        "date", "dealtime", "createtime", "createdat", "fetchtime", "chengjiaoshijian", "gettime",
    ),
    "price": (
        "现价", "现售价", "xianjia", "jg", "zj",
        "总价", "价格", "房屋总价", "售价", "挂牌价", "挂牌价格", "报价", "房价", "成交价", "成交价格", "总价格",
        "房屋价格", "成交总价", "参考总价", "卖价", "要价", "开价", "金额", "总价万", "总价万元", "价格万元",
        "总价元", "price", "totalprice", "priceofhouse", "askingprice", "zongjia", "jiage", "shoujia", "total",
        "amount", "pri", "houseprice", "listprice", "saleprice", "pricetotal", "dealprice", "pricewan",
        "totalpricewan", "baojia",
    ),
    "unit_price": (
        "dj",
        "单价", "均价", "房屋单价", "平米价", "每平米价格", "每平方米价格", "每平价格", "平均价", "单位价格",
        "成交单价", "单价元平米", "单价元平", "单价元", "参考单价", "unitprice", "averageprice", "avgprice",
        "permeter", "pricepermeter", "pricepersqm", "unit", "danjia", "junjia", "priceperm2", "pingjunjiage",
        "squareprice", "avg", "priceper", "pricepersquaremeter", "perprice", "meanprice",
    ),
    "source": (
        "来源", "数据来源", "网站", "平台", "来源网站", "source", "site", "platform", "laiyuan",
        "webscraperstarturl",
    ),
    "source_id": (
        "fybh",
        "房源编号", "编号", "房源id", "房屋编号", "房屋id", "房源号", "房源编码", "房号", "链家编号", "id",
        "houseid", "listingid", "sourceid", "housecode", "fangyuanbianhao", "bianhao", "housingid", "code",
        "propertyid", "lianjiaid", "hid",
    ),
    "url": (
        "lj",
        "链接", "网址", "详情页地址", "房源链接", "详情链接", "页面地址", "网页", "链接地址", "详情页",
        "详情页链接", "原网址", "url", "link", "href", "detailurl", "originurl", "pageurl", "houseurl", "lianjie",
        "wangzhi", "detaillink",
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
"""For each field the names that mean it and nothing else. `extra` are names known to be none of the others."""

CONTAINED: tuple[tuple[Field, tuple[str, ...]], ...] = (
    ("extra", (
        "小区均价", "区域均价", "首付", "月供", "税", "communityaverage", "环比", "同比", "中位数", "均值", "梯户",
        "用途", "物业费",
    )),
    ("unit_price", (
        "单价", "均价", "每平", "元平", "unitprice", "perm2", "permeter", "persqm", "avgprice", "danjia",
    )),
    ("price", (
        "总价", "挂牌价", "售价", "成交价", "报价", "totalprice", "zongjia", "askingprice", "price", "价格",
    )),
    ("interior_area", ("套内", "使用面积", "interiorarea")),
    ("floor_area", ("建筑面积", "面积", "mianji", "housearea", "buildingarea")),
    ("floors", ("总楼层", "总层", "totalfloor")),
    ("floor", ("楼层", "louceng")),
    ("facing", ("朝向", "chaoxiang")),
    ("condition", ("装修", "zhuangxiu", "renovation", "decoration")),
    ("year_built", ("年代", "建造年", "建成年", "建筑年", "niandai")),
    ("lift", ("电梯", "elevator", "dianti")),
    ("heating", ("供暖", "采暖")),
    ("mortgage", ("抵押",)),
    ("seller_held", ("满两年", "满二", "满五")),
    ("title_kind", ("权属",)),
    ("listed_on", ("挂牌时间", "挂牌日期", "发布时间")),
    ("observed_on", ("采集时间", "抓取时间", "爬取时间", "成交时间", "成交日期")),
    ("layout", ("户型", "huxing", "layout")),
    ("community", ("小区", "楼盘", "xiaoqu", "community")),
    ("district", ("区域", "行政区", "商圈")),
    ("title", ("标题", "title", "biaoti")),
    ("url", ("链接", "网址", "url", "href")),
    ("address", ("地址", "address")),
    ("city", ("城市",)),
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
