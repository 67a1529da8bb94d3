"""The intake's pages: upload, preview, questions, deciding, the in-tray, downloads."""

import io

import openpyxl
import pytest
from django.urls import reverse

from importers.models import Batch, BatchState
from tests.importers.books import GIVEN
from tests.importers.intake_world import (
    HUZHOU,
    ZHUZHOU,
    figure,
    person,
    row,
    table,
    take_all,
    told,
    uploaded,
)
from tests.importers.staff_world import client_of

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
BEDS = "elderly_care_beds"


@pytest.fixture
def desk(clerk):
    return client_of(clerk)


def file(*rows, name="表.csv"):
    stream = table(*rows)
    stream.name = name
    return stream


def at(name, *args):
    return reverse(f"intake:{name}", args=args)


@pytest.mark.isolated
def test_the_whole_way_by_the_pages(desk, clerk):
    content = file(
        row("养老床位数", 2021, "2.1万", unit="张"), row("养老床位数", 2019, "许多")
    )
    response = desk.post(at("upload"), {"file": content})
    batch = Batch.objects.get()
    assert response["Location"] == at("batch_detail", batch.pk)
    page = desk.get(response["Location"])
    text = page.content.decode()
    assert "2.1万" in text
    assert "读不出数来" in text
    desk.post(at("decide", batch.pk), {"accept_all": "1"})
    assert told(batch)[0] == (2, "new", "pending") or told(batch)[0][2] == "accepted"
    desk.post(at("decide", batch.pk), {"accept": "1", "tick": "1"})
    desk.post(at("confirm", batch.pk), {"reason": "补报"})
    assert figure(BEDS, 2021).printed == "2.1万张"
    assert "已发布" in desk.get(response["Location"]).content.decode()
    desk.post(at("undo", batch.pk), {"reason": "误报"})
    assert figure(BEDS, 2021) is None
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE


def test_a_pasted_table_is_kept_as_a_file_and_read(desk):
    text = "指标\t单位\t2020年\t2021年\r\n养老床位数\t张\t20 500\t２１０００\t\r\n"
    desk.post(at("upload"), {"text": text, "city": "430200"})
    batch = Batch.objects.get()
    assert (batch.title, batch.file.name) == ("粘贴的表格.txt",) * 2
    assert bytes(batch.file.content).decode() == text.replace("\r\n", "\n")
    found = batch.candidates.order_by("number")
    assert [(c.year_typed, c.value) for c in found] == [
        ("2020", 20500),
        ("2021", 21000),
    ]


@pytest.mark.parametrize("text", ["", "养老床位数 21000"])
def test_what_is_pasted_stays_on_the_desk_where_it_is_no_table(desk, text):
    response = desk.post(at("upload"), {"text": text})
    assert response.status_code == 400
    assert text in response.content.decode()
    assert not Batch.objects.exists()


def test_a_refused_file_is_told_on_the_desk_and_nothing_is_kept(desk):
    stream = io.BytesIO(b"%PDF-1.7")
    stream.name = "表.xlsx"
    response = desk.post(at("upload"), {"file": stream})
    assert response.status_code == 400
    assert "PDF" in response.content.decode()
    assert not Batch.objects.exists()


@pytest.mark.isolated
def test_a_workbook_with_a_password_says_where_to_take_it_off(desk):
    """Only its reader finds out whether Excel's own password opens it, so it is kept."""
    with (GIVEN / "password_of_ones_own.xls").open("rb") as stream:
        response = desk.post(at("upload"), {"file": stream})
    page = desk.get(response["Location"]).content.decode()
    assert "文件有密码" in page
    assert "审阅 → 撤销工作簿保护" in page
    batch = Batch.objects.get()
    assert (batch.state, batch.file.size) == (BatchState.FAILED, 9728)


@pytest.mark.isolated
def test_an_old_workbook_is_read_and_comes_back_annotated(desk):
    with (GIVEN / "protected_structure.xls").open("rb") as stream:
        desk.post(at("upload"), {"file": stream})
    batch = Batch.objects.get()
    assert batch.file.kind == "xls"
    assert batch.candidates.get(number=1).value_typed == "15210"
    content = desk.get(at("annotated", batch.pk)).getvalue()
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [cell.value for cell in sheet[2]][:2] == ["湘潭", "结婚登记对数"]


def test_a_file_without_a_table_fails_with_a_reason(desk):
    stream = io.BytesIO("甲,乙\n1,2\n".encode())
    stream.name = "表.csv"
    response = desk.post(at("upload"), {"file": stream})
    page = desk.get(response["Location"]).content.decode()
    assert "没有找到表头" in page
    assert Batch.objects.get().state in (BatchState.FAILED, BatchState.WAITING)


def test_confirming_without_a_reason_is_refused(desk, clerk):
    batch = uploaded(clerk, row("养老床位数", 2021, "2.1万", unit="张"))
    take_all(batch, clerk)
    response = desk.post(at("confirm", batch.pk), {"reason": " "})
    assert response.status_code == 409
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING


def test_actions_are_posts_with_a_token(desk, clerk):
    from django.test import Client

    batch = uploaded(clerk, row("养老床位数", 2021, "2.1万", unit="张"))
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(clerk)
    for name in (
        "decide",
        "confirm",
        "undo",
        "discard",
        "submit",
        "send_back",
        "source",
        "answer",
    ):
        assert desk.get(at(name, batch.pk)).status_code == 405
        assert strict.post(at(name, batch.pk), {"reason": "x"}).status_code == 403
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING


def test_the_in_tray_tells_what_waits_since_when_and_from_whom():
    editor = person("editor", editor=ZHUZHOU)
    editor.last_name, editor.first_name = "陈", "晓琳"
    editor.save()
    reviewer = person("reviewer", reviewer=ZHUZHOU)
    batch = uploaded(editor, row("养老床位数", 2021, "2.1万", unit="张"))
    take_all(batch, editor)
    client_of(editor).post(at("submit", batch.pk))
    page = client_of(reviewer).get(at("tray")).content.decode()
    assert "陈晓琳" in page
    assert "表.csv" in page
    assert "已等" in page
    assert client_of(editor).get(at("tray")).status_code == 403
    client_of(reviewer).post(at("confirm", batch.pk), {"reason": "核过"})
    assert figure(BEDS, 2021) is not None


def test_the_number_of_queries_does_not_grow_with_the_rows(
    desk, clerk, django_assert_max_num_queries
):
    batch = uploaded(
        clerk, *(row("养老床位数", y, 1000 + y, unit="张") for y in range(1950, 2020))
    )
    with django_assert_max_num_queries(24):
        assert desk.get(at("batch_detail", batch.pk)).status_code == 200


def test_the_annotated_file_marks_what_is_wrong(desk, clerk):
    batch = uploaded(
        clerk,
        row("养老床位数", 2021, "许多", unit="张"),
        row("=1+1", 2020, "2", unit="张"),
    )
    response = desk.get(at("annotated", batch.pk))
    assert "attachment" in response["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    assert "读不出数来" in sheet["E2"].comment.text
    assert "有误" in sheet["J2"].value
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=1+1", "s")


def test_markup_in_a_file_is_inert(desk, clerk):
    batch = uploaded(clerk, row("<script>alert(1)</script>", 2021, 5))
    page = desk.get(at("batch_detail", batch.pk)).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;") > 2


def test_strange_parameters_are_no_errors(desk, clerk):
    batch = uploaded(clerk, row("养老床位数", 2021, "2.1万", unit="张"))
    for query in ("show=x&page=abc", "page=99999", "sheet=%00", "show=new&sheet=x"):
        address = f"{at('batch_detail', batch.pk)}?{query}"
        assert desk.get(address).status_code == 200
    posts = ({"accept": "x"}, {"number": ["9" * 40]}, {"reject": "-1"}, {})
    for post in posts:
        assert desk.post(at("decide", batch.pk), post).status_code == 302
    answer = {"qx": "y", "q": "1", "q999999": "none"}
    assert desk.post(at("answer", batch.pk), answer).status_code == 302
    assert desk.get(f"{at('template')}?city=999999").status_code == 404
    assert desk.get(f"{at('export')}?city={HUZHOU}").status_code == 404


def test_a_page_that_is_not_for_somebody_says_whom_it_is_for():
    editor = person("editor", editor=ZHUZHOU)
    page = client_of(editor).get(at("tray"))
    assert page.status_code == 403
    assert "收件箱是给审核人的" in page.content.decode()
    grid = client_of(editor).get(f"/admin/grid/{HUZHOU}/2021/").content.decode()
    assert "看不到它的录入表" in grid


def test_the_first_page_tells_a_reviewer_what_waits():
    editor, reviewer = person("ed", editor=ZHUZHOU), person("rev", reviewer=ZHUZHOU)
    batch = uploaded(editor, row("养老床位数", 2021, "2.1万", unit="张"))
    take_all(batch, editor)
    client_of(editor).post(at("submit", batch.pk))
    assert "1 批在等您审核" in client_of(reviewer).get("/admin/").content.decode()
    assert "审核收件箱" not in client_of(editor).get("/admin/").content.decode()
