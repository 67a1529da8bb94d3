"""One sentence per trap: what is a figure, what it is worth, when it holds."""

from decimal import Decimal

import pytest

from reports.reading.figures import Figure
from reports.reading.reader import read
from tests.reports.reading.gold import catalogue


def figures(text: str, year: int | None = 2023) -> list[Figure]:
    return list(read(text, catalogue(), year).figures)


def brief(text: str, year: int | None = 2023) -> list[tuple[str, str, str]]:
    return [
        (str(f.value.normalize() + 0), f.unit, f.qualifier) for f in figures(text, year)
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("床位0.81万张", 8100, "张", "exact"),
        ("支出三万亿元", 3 * 10**12, "元", "exact"),
        ("投入1亿2000万元", 120_000_000, "元", "exact"),
        ("覆盖率达百分之三点五", "3.5", "%", "exact"),
        ("下降三成五", 35, "%", "exact"),
        ("占四分之一", 25, "%", "exact"),
        ("占脱贫人口的1/4", 25, "%", "exact"),
        ("增长一半", 50, "%", "exact"),
        ("床位翻一番", 2, "倍", "exact"),
        ("总量翻了两番", 4, "倍", "exact"),
        ("增加近3倍", 3, "倍", "nearly"),
        ("增长一倍多", 1, "倍", "over"),
        ("服务2300余万元", 23_000_000, "元", "over"),
        ("救助1万余人次", 10_000, "人次", "over"),
        ("走访百余次", 100, "次", "over"),
        ("惠及超百人次", 100, "人次", "at_least"),
        ("有十几家机构", 10, "家", "over"),
        ("每人每月不低于950元", 950, "元/月", "at_least"),
        ("补贴每月最高达3500元", 3500, "元/月", "at_most"),
        ("低保年标准达到1.2万元以上", 12000, "元/年", "at_least"),
        ("压缩在20个工作日以内", 20, "工作日", "at_most"),
        ("面积1916.38平方公里", "1916.38", "平方公里", "exact"),
        ("标准为75元/人/月", 75, "元/月", "exact"),
        ("标准为1450元/(人•月)", 1450, "元/月", "exact"),
        ("死亡率7.94‰", "7.94", "‰", "exact"),
        ("提高0.87个百分点", "0.87", "百分点", "exact"),
        ("节约20万元", 200_000, "元", "exact"),
        ("平台上37.1万人", 371_000, "人", "exact"),
        ("结婚率提高0.3个千分点", "0.3", "千分点", "exact"),
        ("农村低保标准为每年每人4510元", 4510, "元/年", "exact"),
        ("发放棉被450床", 450, "床", "exact"),
        ("建设1.2万张家庭养老床位", 12000, "张", "exact"),
    ],
)
def test_reads_value_unit_and_qualifier(
    text: str, value: int | str, unit: str, qualifier: str
) -> None:
    assert brief(text) == [(str(Decimal(value).normalize() + 0), unit, qualifier)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("补助20–60万元", 200_000, 600_000, "元"),
        ("投资3000万元至5000万元", 30_000_000, 50_000_000, "元"),
        ("补贴3至5元", 3, 5, "元"),
        ("照看四到五位老人", 4, 5, "位"),
        ("来了四五十位老人", 40, 50, "位"),
        ("每张5000元至1万元", 5000, 10_000, "元"),
    ],
)
def test_reads_a_range_as_one_figure(text: str, low: int, high: int, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.value_high, figure.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "2023年12月15日，1月3日，截至11月，1至11月，10:30，2012—2022年。",
        "民发〔2021〕37号，第114期简报，第3轮，十四五，第一名，二十大。",
        "构建“1+7”体系，“1+3+N”模式，“15分钟养老服务圈”，“两个覆盖”。",
        "3A级，5A标准，三星级，二级机构。",
        "应对“520”高峰，“1536”思路，党建“六五三”工程。",
        "《她的138名孤残孩子》获奖。",
        "80岁以上，90—99周岁，0—14岁，八十二岁的老人。",
        "电话：0799-6123456，邮编337099，热线12345。",
        "历时8年，连续16年，十年来，近三年。",
        "千方百计，万众一心，一老一小，一站式，四不两直。",
        "排名全省第6，位列前三名。",
        "几千名民政人，数百户，多名干部。",
    ],
)
def test_passes_over_what_counts_nothing(text: str) -> None:
    assert figures(text) == []


def test_a_qualifier_reaches_its_own_number_only() -> None:
    text = "登记在册的老人近4.2万名，其中住进养老院的有1307人。"
    assert [f.qualifier for f in figures(text)] == ["nearly", "exact"]


def test_supplies_a_lost_unit_and_says_so() -> None:
    text = "城市低保标准达650/月，散居孤儿标准达1950/困难残疾人标准90/月。"
    assert [(f.unit, f.unit_inferred) for f in figures(text)] == [("元/月", True)] * 3
    (volunteers,) = figures("注册志愿者达65万，")
    assert (volunteers.unit, volunteers.unit_inferred) == ("人", True)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("低保标准为每人每月925元。原来标准只有410元，农村仅235元。", ["元/月"] * 3),
        ("低保标准为每人每月610元。这一标准上调至660元。", ["元/月"] * 2),
        (
            "城市每人每月355元、农村每人每年1860元，两项标准分别提至660元和6120元。",
            ["元/月", "元/年"] * 2,
        ),
        ("孤儿的月基本生活费从2012年的1200元提高到2295元。", ["元/月"] * 2),
        ("年人均标准6240元，上年人均救助1093元。", ["元/年", "元"]),
        ("低保标准为每人每月610元。养老机构收费标准9000元。", ["元/月", "元"]),
    ],
)
def test_a_period_told_before_holds_for_the_standards_after(
    text: str, units: list[str]
) -> None:
    assert [f.unit for f in figures(text)] == units


def test_parts_in_brackets_have_the_unit_of_the_whole_they_add_up_to() -> None:
    assert [f.unit for f in figures("共有46个村居（村31、居15）。")] == ["个"] * 3
    assert len(figures("共有46个村居（村31、居16）。")) == 1


def test_a_grade_that_ran_into_its_number_is_taken_apart() -> None:
    (figure,) = figures("共评出153A以上等级的社会组织")
    assert (figure.value, figure.unit) == (15, "家")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("标准从2012年的370元提高到2022年的625元。", [2012, 2022]),
        ("标准由565元/月提高至600元/月。", [2022, 2023]),
        ("登记13033对，较去年同期（12174对）增长7.1%。", [2023, 2022, 2023]),
        ("到2025年，床位达到3万张。", [2025]),
        ("去年就餐210万人次，今年1至9月就餐180万人次。", [2022, 2023]),
        ("比2012年提高221元，达到600元。", [2023, 2023]),
        ("床位达3.1万张（2021年）。", [2021]),
        ("自2020年起，标准不低于950元。", [2020]),
        ("上年结转3件，共计9件。", [2022, 2023]),
        ("“十三五”期间，累计救助1.5万人次。", [2020]),
        ("‘十四五’期间，老年人口将突破52万人。", [2023]),
        ("而在2012年，床位只有8100张。", [2012]),
        ("十年前床位8100张，如今2.6万张。", [2013, 2023]),
        (
            "结婚5200对，上年同期为6100对，减少900对，降幅14.8%。",
            [2023, 2022, 2023, 2023],
        ),
        ("自今年4月1日起，标准由590元/月调到630元/月。", [2022, 2023]),
        ("第七次全国人口普查显示，常住人口312万人。", [2020]),
        ("从2012年的90名到2022年的810名，壮大到原来的9倍。", [2012, 2022, 2022]),
    ],
)
def test_finds_the_year(text: str, years: list[int]) -> None:
    assert [f.year for f in figures(text)] == years


def test_tells_totals_and_averages_from_a_year() -> None:
    text = "2012年以来累计销售福利彩票30.9亿元。年均开展志愿服务3000多场。"
    total, average = figures(text)
    assert (total.period, total.basis) == ("2012/2023", "cumulative")
    assert average.basis == "average"
    (months,) = figures("今年1-6月，救助2310人次。")
    assert months.period == "2023-01/2023-06"


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("力争新增床位500张。", [False]),
        ("照此趋势，总量将很快突破4万家。", [False]),
        ("今年建设任务是新增床位300张。", [False]),
        ("殡葬服务有望降费30%以上。", [False]),
        ("到2028年，床位将达3万张。", [False]),
        ("计划改造2600户，目前已完成2184户。", [False, True]),
        ("及时将符合条件的363名对象纳入低保。", [True]),
        ("今年已争取上级资金6.8亿元。", [True]),
        ("完成改造2650户，为年度任务2500户的106%。", [True, False, True]),
        ("提前完成全年3.4亿元的销售目标。", [False]),
        ("接收建议提案办理任务25件，均已办结。", [True]),
        ("已达5A的4家，余下2家预计年底前建成。", [True, False]),
        ("儿童之家有望明年全覆盖；注册志愿者8.2万名。", [True]),
        ("预计：第一，新增床位500张；第二，新增助餐点60个。", [False, False]),
    ],
)
def test_knows_a_plan_from_a_fact(text: str, actual: list[bool]) -> None:
    assert [f.actual for f in figures(text)] == actual


def test_figures_of_a_plan_are_not_actual() -> None:
    text = "一、2023年工作总结\n新增床位180张。\n二、2024年工作思路\n新增床位200张。\n"
    assert [(f.year, f.actual) for f in figures(text)] == [(2023, True), (2024, False)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("分别提高221元、90元。", ["change", "change"]),
        ("同比增长7.1%。", ["growth"]),
        ("占总人口的14.8%。", ["share"]),
        ("覆盖率达90%。", ["percent"]),
        ("新增床位180张。", ["level"]),
        ("减幅34.65%。", ["growth"]),
    ],
)
def test_says_what_a_number_says(text: str, kinds: list[str]) -> None:
    assert [f.kind for f in figures(text)] == kinds


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        (
            "城乡特困人员救助供养标准分别达到9750元/年、8069元/年。",
            [("tekun_urban_standard", "total"), ("tekun_rural_standard", "total")],
        ),
        (
            "社会散居和机构孤儿月生活费从2012年600元/月、800元/月提高到1085元/月、1506元/月。",
            [("orphan_standard", g) for g in ("scattered", "institution") * 2],
        ),
        (
            "现有养老机构118所，其中公办78所，民办40所。",
            [("elderly_care_institutions", g) for g in ("total", "public", "private")],
        ),
        (
            "配备83名镇级儿童督导员、1206名村级儿童主任。",
            [("child_supervisors", "total"), ("child_directors", "total")],
        ),
        ("新增养老床位500张。", [None]),
        (
            "全市注册志愿团体530个，包括21个社会团体、4个基金会。",
            [("volunteer_teams", "total"), None, None],
        ),
        ("12个街道、86个社区、35个社会组织共组织开展活动。", [None] * 3),
        ("截至2022年底，全市共销售福利彩票31亿元。", [None]),
        ("6月8日，为217对新人办理了结婚登记。", [None]),
        (
            "我市实名认证注册志愿者人数达到23214名。",
            [("registered_volunteers", "total")],
        ),
        (
            "低保标准从2019年城市低保540元、农村低保350元，提高至城市低保735元、农村低保615元。",
            [("dibao_standard", group) for group in ("urban", "rural") * 2],
        ),
        ("全市救助供养农村特困人员3120人。", [("tekun_recipients", "rural")]),
        ("建成45个乡（镇、街道）社会工作站。", [("social_work_stations", "total")]),
        ("新增低保户71户145人。", [None, ("dibao_new_recipients", "total")]),
        (
            "城市低保标准由600元/月提高到640元/月；五保集中供养标准由800元/月提高到830元/月。",
            [("dibao_standard", "urban")] * 2 + [None] * 2,
        ),
        (
            "全市办理结婚登记3210对。其中：本地居民登记结婚3204对。",
            [("marriage_registrations", "total"), None],
        ),
        (
            "新登记社会组织45家，其中社会团体12家、民办非企业单位33家。",
            [None, None, None],
        ),
        ("今年1-6月，城市低保累计保障4200户、9100人。", [None, None]),
        ("全国现有低保对象40万人，其中城市低保对象7万人。", [None, None]),
        (
            "“十四五”以来，福利彩票销售总额达到31亿元，筹集公益资金9亿元。",
            [
                ("welfare_lottery_sales_total", "total"),
                ("welfare_lottery_fund_total", "total"),
            ],
        ),
        ("全省共有养老机构2300家。", [None]),
        ("天元区养老机构12家。", [None]),
        ("评选优秀社会组织10家。", [None]),
    ],
)
def test_matches_the_subject_or_leaves_it(
    text: str, matches: list[tuple[str, str] | None]
) -> None:
    found = [(f.indicator, f.group) if f.indicator else None for f in figures(text)]
    assert found == matches


def test_an_alias_learnt_by_an_editor_is_a_phrase() -> None:
    from reports.reading.catalogue import KnownIndicator, ReaderCatalogue

    taught = ReaderCatalogue.of(
        [KnownIndicator("meal_points", "ITEM", "stock", ("助餐点数", "幸福食堂"))]
    )
    (figure,) = read("全市建成幸福食堂215个。", taught, 2023).figures
    assert (figure.indicator, figure.because) == ("meal_points", "幸福食堂")
