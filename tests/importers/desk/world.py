"""A report that the project wrote for its tests, and people to read it."""

import io
from typing import Any

from importers.batches.jobs import work_off
from importers.desk.opening import Details, open_report
from importers.models import Batch, Candidate
from indicators.models import City
from reports.models import Report
from tests.importers.intake_world import ZHUZHOU

TEXT = """株洲市2024年民政工作总结

一、基本民生保障

2024年，全市城市低保标准由680元/月提高到720元/月，增长6.88%；农村低保标准达到7200元/年。全市散居孤儿基本生活费标准1200元/月。

二、养老服务

截至2024年底，全市有养老床位2.3万余张，登记注册社会组织2876家，其中社会团体1023家、民办非企业单位1840家、基金会13家。持证社会工作者8200人。

三、社会事务

全年办理结婚登记11268对，较上年的13033对下降13.5%；办理离婚登记5102对。福利彩票销售3.2亿元。走访困难群众6.8万户。

2024年结婚登记11268对。2022年结婚登记12175对。

四、2025年计划

2025年，计划新增养老床位1000张。
"""

DETAILS = Details(
    title="株洲市2024年民政工作总结",
    publisher="株洲市民政局",
    published="2025-01-20",
    kind="summary",
    period=(2024, 2024),
)


def read_in(
    owner: Any,
    text: str | bytes = TEXT,
    *,
    name: str = "报告.txt",
    city: str = ZHUZHOU,
    report: Report | Details = DETAILS,
    year: int | None = None,
) -> Batch:
    """A report that has been uploaded and read."""
    content = text.encode() if isinstance(text, str) else text
    batch = open_report(
        owner=owner,
        stream=io.BytesIO(content),
        name=name,
        city=City.objects.get(code=city),
        report=report,
        year=year,
    )
    work_off("test")
    batch.refresh_from_db()
    return batch


def printed(batch: Batch, text: str, which: int = 0) -> Candidate:
    """The candidate that the report prints so."""
    found = batch.candidates.select_related("mark", "indicator", "group")
    return found.filter(printed_typed=text).order_by("number")[which]
