"""Catalogue files made, uploaded and confirmed, for tests."""

import csv
import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

XLSX, CSV = "0", "1"
CITIES = "/admin/indicators/city/"
INDICATORS = "/admin/indicators/indicator/"
HEADER = ["code", "province", "name", "short", "name_en", "aliases"]


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


def messages_of(response):
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
