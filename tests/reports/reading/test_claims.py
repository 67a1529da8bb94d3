"""Assertions of arithmetic found in a text, with the right operands."""

import pytest

from reports.reading.claims import Statement, statements
from reports.reading.reader import read
from tests.reports.reading.gold import catalogue


def found(text: str) -> list[Statement]:
    """Those whose operands stand in the text."""
    return [one for one in every(text) if not one.check.missing]


def every(text: str) -> list[Statement]:
    return list(statements(read(text, catalogue(), 2023)))


@pytest.mark.parametrize(
    ("text", "kind", "operands", "verdict"),
    [
        (
            "由70元/月提高至100元/月，增幅达42%。",
            "growth",
            ("70元/月", "100元/月"),
            "holds_by_truncation",
        ),
        (
            "由1561个合并为1020个，减幅34.65%。",
            "growth",
            ("1561个", "1020个"),
            "holds_by_truncation",
        ),
        (
            "结婚登记13033对，较去年同期（12174对）增长7.1%。",
            "growth",
            ("12174对", "13033对"),
            "holds_by_rounding",
        ),
        (
            "共有845人享受政策，其中554人免费，291人获补贴。",
            "sum",
            ("554人", "291人"),
            "holds",
        ),
        (
            "特困人员7300人，其中集中供养1900人、分散供养5400人，入住330人。",
            "sum",
            ("1900人", "5400人"),
            "holds",
        ),
        (
            "社会组织由社会团体410家、民办非企业单位620家、基金会5家构成，共1035家。",
            "sum",
            ("410家", "620家", "5家"),
            "holds",
        ),
        (
            "销售1.42亿元，同比减少560万元，下降3.8%。",
            "growth",
            ("1.42亿元", "减少560万元"),
            "holds_by_rounding",
        ),
        (
            "床位由1.3万张增至2.4万张，接近翻一番。",
            "multiple",
            ("1.3万张", "2.4万张"),
            "holds",
        ),
        (
            "站点由21个增加到97个，增长3.6倍。",
            "multiple",
            ("21个", "97个"),
            "holds_by_rounding",
        ),
        (
            "城市低保标准由每人每月680元调至720元，增幅5.88%。",
            "growth",
            ("每人每月680元", "720元"),
            "holds_by_rounding",
        ),
        (
            "占比由2020年的43.3%提升至66%，提高22.8个百分点。",
            "difference",
            ("43.3%", "66%"),
            "holds_by_rounding",
        ),
        (
            "火化率63.5%，比上年（60.2%）提高2.3个百分点。",
            "difference",
            ("60.2%", "63.5%"),
            "does_not_hold",
        ),
        (
            "护理站48家，较2019年末32家增长50%。",
            "growth",
            ("32家", "48家"),
            "holds",
        ),
        (
            "护理型床位达到5200张，比2019年增加2700张，增长一倍多。",
            "multiple",
            ("5200张", "增加2700张"),
            "holds",
        ),
        (
            "养老床位由2012年的8000张增加到26000张，增长两倍以上。",
            "multiple",
            ("8000张", "26000张"),
            "holds",
        ),
        (
            "全市低保对象80000人，新纳入低保8000人，占全市低保对象的10%。",
            "share",
            ("8000人", "80000人"),
            "holds",
        ),
        (
            "全市常住人口360万人，注册志愿者72万人，每5个市民中就有1个志愿者。",
            "nth",
            ("72万人", "360万人"),
            "holds",
        ),
        (
            "60岁以上老年人口60万人，养老床位2.1万张，每千名老人拥有养老床位35张。",
            "per_thousand",
            ("2.1万张", "60万人"),
            "holds_by_rounding",
        ),
        (
            "标准由500元提高到550元，增长12%。",
            "growth",
            ("500元", "550元"),
            "does_not_hold",
        ),
    ],
)
def test_finds_a_claim_with_its_operands(
    text: str, kind: str, operands: tuple[str, ...], verdict: str
) -> None:
    (one,) = found(text)
    assert (one.kind, one.operands, one.verdict) == (kind, operands, verdict)


@pytest.mark.parametrize(
    "text",
    [
        "标准分别达到9750元/年、8069元/年，比2012年提高了近80%。",
        "面积提升到812㎡，较2012年增加了近3倍。",
        "标准从2012年的370元提高到2022年的625元，年均增长5.4%。",
        "现有社会组织100个，其中社会团体30个，基金会2个。",
        "机构由10家增加到20家，床位增长30%。",
        "力争床位由1万张增加到2万张，增长50%。",
        "城市由500元提高到530元、农村由300元提高到330元，分别增长6%、9%。",
        "床位24000张，比上年的20000张增加4000张，增长20%。",
        "标准从2019年的520元提高到2023年的600元，同比增长3.4%。",
        "标准720元，较上年680元提高6%，较2012年的370元提高350元。",
        "覆盖率由50%提高到60%，较上年提高3个百分点。",
        "占比由43.3%提升至66%，提高22.8个百分点。",
        "城市低保标准达到每人每月720元，低于全省平均水平12%。",
        "注册志愿者72万人，占常住人口的25%，每6位市民中就有1位志愿者。",
    ],
)
def test_calls_nothing_false_that_it_cannot_know(text: str) -> None:
    reading = read(text, catalogue(), 2023)
    assert all(one.verdict != "does_not_hold" for one in statements(reading))


def test_two_totals_told_at_once_have_their_own_parts() -> None:
    text = "低保对象1.1万户1.9万人，其中城市0.3万户0.5万人，农村0.8万户1.4万人。"
    assert [(one.kind, one.operands, one.verdict) for one in found(text)] == [
        ("sum", ("0.3万户", "0.8万户"), "holds"),
        ("sum", ("0.5万人", "1.4万人"), "holds"),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            (
                "城市低保3100户、农村低保11000户，共14100户；特困人员集中供养1900人、"
                "分散供养5400人，共7300人；社会团体410家、民办非企业单位620家、基金会5家，"
                "共1035家。"
            ),
            [("3100户", "11000户"), ("1900人", "5400人"), ("410家", "620家", "5家")],
        ),
        (
            (
                "养老机构103家（公办42家、民办61家），社会组织1035家（社会团体410家、"
                "民办非企业单位620家、基金会5家）。"
            ),
            [("42家", "61家"), ("410家", "620家", "5家")],
        ),
        (
            "城市低保3100户5200人、农村低保11000户20000人，共计14100户25200人。",
            [("3100户", "11000户"), ("5200人", "20000人")],
        ),
        (
            (
                "结婚登记9200对、离婚登记3100对，合计办理婚姻登记12300对；补发结婚证1200件、"
                "离婚证300件，合计1500件。"
            ),
            [("9200对", "3100对"), ("1200件", "300件")],
        ),
    ],
)
def test_every_sum_of_a_paragraph_is_claimed(
    text: str, parts: list[tuple[str, ...]]
) -> None:
    sums = [(one.operands, one.verdict) for one in found(text)]
    assert sums == [(each, "holds") for each in parts]


def test_numbers_beside_a_total_that_are_no_parts_make_no_sum() -> None:
    text = "社会团体410家、民办非企业单位620家，共评定3A级以上30家。"
    assert found(text) == []


def test_says_what_is_missing() -> None:
    reading = read("42182人脱贫，占全市脱贫人口总数的1/4。", catalogue(), 2023)
    (one,) = statements(reading)
    assert (one.kind, one.verdict, one.detail) == (
        "share",
        "cannot_be_checked",
        "whole",
    )
    assert one.as_dict()["missing"] == "whole"


def test_what_a_figure_grew_from_may_come_after_it() -> None:
    growth, difference = found(
        "标准为每人每月865元，同比增长3.6%，较上年的835元增加30元。"
    )
    assert growth.operands == ("835元", "每人每月865元")
    assert growth.verdict == "holds_by_rounding"
    assert (difference.kind, difference.verdict) == ("difference", "holds")


def test_a_change_is_measured_from_the_figure_it_is_compared_with() -> None:
    growth = found("床位24000张，比上年的20000张增加4000张，增长20%。")[-1]
    assert (growth.operands, growth.verdict) == (("20000张", "24000张"), "holds")


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("养老床位达到24000张，是2012年的1.7倍。", 2012),
        ("养老床位达到24000张，比2012年翻了一番多。", 2012),
        ("养老床位达到24000张，较上年增加600张。", 2022),
        ("养老床位24000张，同比增长3.1%。", 2022),
    ],
)
def test_says_which_figure_it_would_need(text: str, since: int) -> None:
    (one,) = every(text)
    assert one.verdict == "cannot_be_checked"
    assert one.wanted is not None
    assert (one.wanted.subject, one.wanted.since) == (0, since)


def test_growth_told_of_several_figures_belongs_to_each() -> None:
    first, second = every(
        "城乡低保标准分别提高到720元/月、6600元/年，比上年分别增长5%、6%。"
    )
    assert first.operands == ("720元/月",)
    assert second.operands == ("6600元/年",)


@pytest.mark.parametrize(
    ("text", "ranks", "subject"),
    [
        ("城市低保标准达到每人每月745元，居全省第二。", ("province", 2, 2), 0),
        ("全市登记社会组织3000家，居全省14个市州第3位。", ("province", 3, 3), 0),
        ("全市养老床位2.4万张，位列全省前三。", ("province", 1, 3), 0),
        ("城市低保标准提高到720元/月，仅次于长沙。", ("province", 2, 2), 0),
        ("全市养老床位2.4万张，居全国第五。", ("nation", 5, 5), 0),
        (
            "社会组织2876家，其中社会团体1023家、基金会13家，居全省第一。",
            ("province", 1, 1),
            None,
        ),
        ("养老服务质量居全省第一。", ("province", 1, 1), None),
        ("养老床位2.4万张，增长6%，增速居全省第一。", ("province", 1, 1), None),
        ("养老床位2.4万张，连续三年居全省第一。", ("province", 1, 1), None),
        ("城市低保标准720元/月，高于全省平均水平。", ("province", None, None), 0),
        ("建成全国首个社区花园。", ("nation", None, None), None),
    ],
)
def test_finds_ranks_and_what_they_are_said_of(
    text: str, ranks: tuple[str, int | None, int | None], subject: int | None
) -> None:
    one = next(one for one in every(text) if one.kind == "rank")
    assert one.verdict == "cannot_be_checked"
    assert one.rank is not None
    assert (one.rank.scope, one.rank.low, one.rank.high) == ranks
    assert one.rank.subject == subject
    assert one.check.missing


@pytest.mark.parametrize(
    "text",
    [
        "全省第一批试点县有两个。",
        "第一社会福利院有床位300张，第一时间到场。",
        "派出全省第一书记12名。",
        "率先在全省推行一件事联办。",
        "力争2025年进入全省前三。",
        "全省前三季度办理婚姻登记。",
        "由市第二福利院承办的第三届大会。",
        "全省第二次会议召开，全省第二大城市参加。",
        "每千名老人拥有养老床位35张。",
        "每5年中就有一次评估。",
    ],
)
def test_names_and_plans_are_no_ranks(text: str) -> None:
    assert [one for one in every(text) if one.kind in ("rank", "nth")] == []


@pytest.mark.parametrize(
    "text",
    [
        "低保对象由上年的31200人降至28704人，下降8%。",
        "全年结婚登记8652对，比2022年的8240对增加412对，增长5%。",
        "社会组织总数达1206家，其中社会团体498家，民办非企业单位703家，基金会5家。",
        "护理型床位占比由46%提高到61.5%，上升15.5个百分点。",
        "救助流浪乞讨人员1512人次，同比下降10%，较上年减少168人次。",
        "支出低保金8800万元，其中城市2600万元、农村6200万元，同比增长10%。",
        "城市低保标准由690元提高到745元，增幅7.97%。",
        "临时救助1320人次，人均2700元，较上年的1200人次增长一成。",
        "福利彩票销售3.3亿元，比去年增收3000万元，增长10%。",
        "离婚登记2940对，比上年的3500对少560对，降幅16%。",
        "婚姻登记共11760对，其中结婚8610对、离婚3150对。",
    ],
)
def test_true_sums_and_growth_are_never_called_false(text: str) -> None:
    assert "does_not_hold" not in {one.verdict for one in every(text)}
