"""What a catalogue file may not do, and who confirms an upload."""

import io

import openpyxl
import pytest
from django.utils import timezone

from indicators.exchange import files
from indicators.exchange.pages import WAITING
from indicators.models import AreaAlias, City, Indicator
from tests.importers.staff_world import StaffWorld, client_of
from tests.indicators.catalogue_files import (
    CITIES,
    CSV,
    HEADER,
    INDICATORS,
    XLSX,
    confirmed,
    exported,
    jia,
    messages_of,
    table,
    uploaded,
    workbook,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = StaffWorld()
    AreaAlias.objects.create(area=world.city, name="甲城")
    return world


@pytest.fixture
def boss(world):
    return client_of(world.boss)


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
    assert messages_of(response)


def test_a_cell_beyond_the_limits_is_not_asked_for(world, boss, monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 3)
    monkeypatch.setattr(files, "MOST_COLUMNS", 8)
    near = workbook([HEADER, jia(world)])
    far = workbook([HEADER, jia(world), [], [], [], [*[""] * 9, "1"]])
    found = [
        messages_of(uploaded(boss, content, file_format=XLSX))
        for content in (near, far)
    ]
    assert found[0] == found[1]


def test_what_unpacks_to_too_much_is_refused(world, boss, monkeypatch):
    content = workbook([HEADER, jia(world)])
    monkeypatch.setattr(files, "LARGEST_UNPACKED", 1000)
    assert messages_of(uploaded(boss, content, file_format=XLSX))


def test_more_entries_than_a_workbook_has_are_refused(world, boss, monkeypatch):
    content = workbook([HEADER, jia(world)])
    monkeypatch.setattr(files, "MOST_ENTRIES", 3)
    assert messages_of(uploaded(boss, content, file_format=XLSX))


def test_a_file_that_is_too_large_is_refused(world, boss):
    assert messages_of(uploaded(boss, b"a" * 1_000_001))


def test_a_script_in_a_cell_stays_text_in_the_preview(world, boss):
    evil = "<script>alert(1)</script>"
    page = uploaded(boss, written([jia(world, name=evil)])).content.decode()
    assert evil not in page
    assert "<ins>&lt;script&gt;" in page
    assert "style=" not in page
    page = uploaded(boss, written([jia(world, province=evil)])).content.decode()
    assert evil not in page


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
