"""Catalogues out and in again: the same, checked, bound to who uploaded them."""

import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from indicators.exchange import files
from indicators.exchange.pages import WAITING
from indicators.models import AreaAlias, City, Indicator
from tests.importers.staff_world import StaffWorld, client_of

pytestmark = pytest.mark.django_db

CITIES = "/admin/indicators/city/"
INDICATORS = "/admin/indicators/indicator/"
XLSX, CSV = "0", "1"
HEADER = ["code", "province", "name", "short", "name_en", "aliases"]


@pytest.fixture
def world():
    world = StaffWorld()
    AreaAlias.objects.create(area=world.city, name="甲城")
    return world


@pytest.fixture
def boss(world):
    return client_of(world.boss)


def exported(client, catalogue=CITIES, file_format=CSV):
    sent = client.post(f"{catalogue}export/", {"format": file_format, "resource": "0"})
    assert sent.status_code == 200
    return sent.content


def table(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def written(rows, header=HEADER):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([header, *rows])
    return text.getvalue().encode()


def workbook(rows):
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def uploaded(client, content, catalogue=CITIES, file_format=CSV, name="table"):
    file = SimpleUploadedFile(name, content)
    sent = {"import_file": file, "format": file_format, "resource": "0"}
    return client.post(f"{catalogue}import/", sent)


def confirmed(client, response, catalogue=CITIES):
    word = response.context["confirm_form"].initial["word"]
    return client.post(f"{catalogue}process_import/", {"word": word})


def told(response):
    """The faults an upload was refused for."""
    result = response.context.get("result")
    faults = [
        str(e) for errors in response.context["form"].errors.values() for e in errors
    ]
    if result:
        faults += [str(e.error) for e in result.base_errors]
        faults += [str(e.error) for _row, errors in result.row_errors() for e in errors]
        faults += [str(row.error) for row in result.invalid_rows]
    return " ".join(faults)


def jia(world, **changes):
    row = {
        "code": world.city.code,
        "province": world.province.code,
        "name": "甲市",
        "short": "甲",
        "name_en": "Jia",
        "aliases": "甲城",
    }
    return list({**row, **changes}.values())


@pytest.mark.parametrize("file_format", [XLSX, CSV], ids=["xlsx", "csv"])
@pytest.mark.parametrize("catalogue", [CITIES, INDICATORS])
def test_what_is_exported_and_imported_changes_nothing(
    world, boss, catalogue, file_format
):
    content = exported(boss, catalogue, file_format)
    response = uploaded(boss, content, catalogue, file_format)
    rows = response.context["result"].rows
    assert rows
    assert {row.import_type for row in rows} == {"skip"}


def test_rows_are_matched_by_code_changed_and_added(world, boss):
    new = ["910300", world.province.code, "丙市", "丙", "Bing", "丙城;丙州"]
    response = uploaded(boss, written([jia(world, aliases="甲城;甲州"), new]))
    assert City.objects.filter(code="910300").exists() is False
    assert confirmed(boss, response).status_code == 302
    assert City.objects.get(code=world.city.code).name == "甲市"
    aliases = AreaAlias.objects.values_list("area__code", "name").order_by("name")
    assert set(aliases) == {
        (world.city.code, "甲城"),
        (world.city.code, "甲州"),
        ("910300", "丙城"),
        ("910300", "丙州"),
    }


def test_an_alias_left_out_goes(world, boss):
    confirmed(boss, uploaded(boss, written([jia(world, aliases="")])))
    assert not AreaAlias.objects.exists()


def test_an_xlsx_with_numbers_for_codes_is_read(world, boss):
    row = jia(world, code=int(world.city.code), province=float(world.province.code))
    response = uploaded(boss, workbook([HEADER, row]), file_format=XLSX)
    assert told(response) == ""
    confirmed(boss, response)
    assert City.objects.get(code=world.city.code).name == "甲市"


def test_a_csv_from_chinese_excel_is_read(world, boss):
    content = written([jia(world)]).decode().encode("gb18030")
    confirmed(boss, uploaded(boss, content))
    assert City.objects.get(code=world.city.code).name == "甲市"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"province": "999999"}, "999999"),
        ({"code": "12"}, "code"),
        ({"name": ""}, "name"),
        ({"name": "长" * 121}, "name"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(world, boss, changes, words):
    good = ["910300", world.province.code, "丙市", "丙", "Bing", ""]
    response = uploaded(boss, written([good, jia(world, **changes)]))
    assert words in told(response)
    assert "confirm_form" not in response.context
    assert not City.objects.filter(code="910300").exists()


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (["code", "province", "name", "short", "name_en"], "aliases"),
        ([*HEADER, "extra"], "extra"),
        ([*HEADER, "name"], "name"),
    ],
)
def test_a_wrong_header_is_named(world, boss, header, words):
    row = [*jia(world), "x"][: len(header)]
    assert words in told(uploaded(boss, written([row], header)))


def test_columns_may_stand_in_any_order(world, boss):
    response = uploaded(boss, written([jia(world)[::-1]], HEADER[::-1]))
    assert told(response) == ""


def test_a_code_that_stands_twice_is_named_with_its_rows(world, boss):
    response = uploaded(boss, written([jia(world), jia(world)]))
    assert world.city.code in told(response)
    assert "2、3" in told(response)


def test_a_fraction_is_not_cut_to_a_whole_number(world, boss):
    rows = table(exported(boss, INDICATORS))
    rows[0]["position"] = "3.7"
    content = written([list(r.values()) for r in rows], list(rows[0]))
    assert "3.7" in told(uploaded(boss, content, INDICATORS))
    rows[0] |= {"position": "3", "measure": "weight"}
    content = written([list(r.values()) for r in rows], list(rows[0]))
    assert "measure" in told(uploaded(boss, content, INDICATORS))


# --- what is dangerous -------------------------------------------------------------


@pytest.mark.parametrize("start", ["=1+1", "+1", "-x", "@a", "\ta", "\ra"])
def test_text_that_a_spreadsheet_would_run_leaves_inert(world, boss, start):
    Indicator.objects.update(definition=f"{start}cmd")
    row = table(exported(boss, INDICATORS))[0]
    assert row["definition"].startswith("'")
    book = openpyxl.load_workbook(io.BytesIO(exported(boss, INDICATORS, XLSX)))
    values = [c for row in book.active.iter_rows() for c in row]
    assert not any(c.data_type == "f" for c in values)
    # Blanks around a text are dropped when it comes back; all else returns as it was.
    confirmed(boss, uploaded(boss, exported(boss, INDICATORS), INDICATORS), INDICATORS)
    assert Indicator.objects.get().definition.strip() == f"{start}cmd".strip()


@pytest.mark.parametrize(
    "content",
    [b"", b"code", b"PK\x03\x04 nothing", b"\xff\xfe\x00\x00\x81", b"\x00" * 100],
    ids=["empty", "header only", "no zip", "no text", "nulls"],
)
@pytest.mark.parametrize("file_format", [XLSX, CSV], ids=["xlsx", "csv"])
def test_what_is_no_table_is_refused_with_words(world, boss, content, file_format):
    response = uploaded(boss, content, file_format=file_format)
    assert response.status_code == 200
    assert told(response)


def test_a_cell_beyond_the_limits_is_not_asked_for(world, boss, monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 3)
    monkeypatch.setattr(files, "MOST_COLUMNS", 8)
    near = workbook([HEADER, jia(world)])
    far = workbook([HEADER, jia(world), [], [], [], [*[""] * 9, "1"]])
    found = [told(uploaded(boss, content, file_format=XLSX)) for content in (near, far)]
    assert found[0] == found[1]


def test_what_unpacks_to_too_much_is_refused(world, boss, monkeypatch):
    content = workbook([HEADER, jia(world)])
    monkeypatch.setattr(files, "LARGEST_UNPACKED", 1000)
    assert told(uploaded(boss, content, file_format=XLSX))


def test_more_entries_than_a_workbook_has_are_refused(world, boss, monkeypatch):
    content = workbook([HEADER, jia(world)])
    monkeypatch.setattr(files, "MOST_ENTRIES", 3)
    assert told(uploaded(boss, content, file_format=XLSX))


def test_a_file_that_is_too_large_is_refused(world, boss):
    assert told(uploaded(boss, b"a" * 1_000_001))


def test_a_script_in_a_cell_stays_text_in_the_preview(world, boss):
    evil = "<script>alert(1)</script>"
    page = uploaded(boss, written([jia(world, name=evil)])).content.decode()
    assert evil not in page
    assert "<ins>&lt;script&gt;" in page
    assert "style=" not in page
    page = uploaded(boss, written([jia(world, province=evil)])).content.decode()
    assert evil not in page


# --- who confirms what --------------------------------------------------------------


def test_nobody_else_confirms_an_upload(world, boss):
    response = uploaded(boss, written([jia(world)]))
    word = response.context["confirm_form"].initial["word"]
    second = client_of(world.boss)
    assert second.post(f"{CITIES}process_import/", {"word": word}).status_code == 403
    assert City.objects.get(code=world.city.code).name != "甲市"
    assert confirmed(boss, response).status_code == 302


@pytest.mark.parametrize("word", ["", "wrong", "../../etc/passwd", "é"])
def test_a_wrong_confirmation_reads_and_deletes_nothing(world, boss, word):
    response = uploaded(boss, written([jia(world)]))
    assert boss.post(f"{CITIES}process_import/", {"word": word}).status_code == 403
    assert confirmed(boss, response).status_code == 302


def test_the_stock_form_with_a_file_name_is_refused(world, boss):
    stock = {
        "import_file_name": "../etc/hosts",
        "original_file_name": "hosts",
        "format": CSV,
        "resource": "",
    }
    assert boss.post(f"{CITIES}process_import/", stock).status_code == 403


def test_an_upload_to_one_catalogue_is_not_confirmed_in_another(world, boss):
    response = uploaded(boss, written([jia(world)]))
    assert confirmed(boss, response, INDICATORS).status_code == 403


def test_an_expired_upload_is_refused(world, boss):
    response = uploaded(boss, written([jia(world)]))
    session = boss.session
    session[WAITING] = {**session[WAITING], "until": timezone.now().timestamp() - 1}
    session.save()
    assert confirmed(boss, response).status_code == 403


def test_a_second_confirmation_does_nothing(world, boss):
    response = uploaded(boss, written([jia(world)]))
    assert confirmed(boss, response).status_code == 302
    City.objects.filter(code=world.city.code).update(name="后来")
    assert confirmed(boss, response).status_code == 403
    assert City.objects.get(code=world.city.code).name == "后来"


def test_what_no_longer_fits_at_confirmation_is_told_and_not_written(world, boss):
    rows = [jia(world), ["910300", world.province.code, "丙市", "丙", "Bing", "丙城"]]
    response = uploaded(boss, written(rows))
    AreaAlias.objects.create(area=world.other_city, name="丙城")
    answer = confirmed(boss, response)
    assert answer.status_code == 200
    assert not City.objects.filter(code="910300").exists()
    assert City.objects.get(code=world.city.code).name != "甲市"


def test_only_administrators_import_and_all_staff_export(world):
    client = client_of(world.clerk)
    assert client.get(f"{CITIES}import/").status_code == 403
    assert client.post(f"{CITIES}process_import/", {"word": "x"}).status_code == 403
    assert world.city.code in exported(client).decode()


def test_an_import_is_written_to_the_admins_log(world, boss):
    confirmed(boss, uploaded(boss, written([jia(world)])))
    page = boss.get(f"{CITIES}{world.city.pk}/history/").content.decode()
    assert "boss" in page
