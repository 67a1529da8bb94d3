"""The admin's pages of a catalogue that administrators import and all staff may export."""

import base64
import secrets
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm, ImportForm
from import_export.tmp_storages import BaseStorage

from indicators.admin_base import CatalogueAdmin
from indicators.exchange.files import BoundedXLSX, FriendlyCSV, UnreadableTable

LARGEST_FILE = 1_000_000
CONFIRM_WITHIN = 60 * 60
WAITING = "catalogue_import"


class CatalogueUploadForm(ImportForm):
    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(
                _("文件太大：最多 %(size)d KB。") % {"size": LARGEST_FILE // 1000}
            )
        return file


class ConfirmForm(forms.Form):
    """Confirms what waits in the session under this word."""

    word = forms.CharField(widget=forms.HiddenInput, max_length=64)


class HeldInMemory(BaseStorage):
    """Between upload and preview, within one request; nothing is left on a disk."""

    def save(self, data: bytes) -> None:
        self.name, self.data = "held", data

    def read(self) -> bytes:
        return self.data

    def remove(self) -> None:
        self.data = b""


class CatalogueExchangeAdmin(ImportExportMixin, CatalogueAdmin):
    """A catalogue that administrators import and all staff may export."""

    import_form_class = CatalogueUploadForm
    export_form_class = ExportForm
    confirm_form_class = ConfirmForm
    import_template_name = "admin/catalogue_import.html"
    tmp_storage_class = HeldInMemory
    skip_admin_log = False

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.is_staff

    def get_export_queryset(self, request: HttpRequest) -> Any:
        try:
            return super().get_export_queryset(request)
        except IncorrectLookupParameters as error:
            raise BadRequest(str(error)) from None

    def get_import_formats(self) -> Sequence[type]:
        return [BoundedXLSX, FriendlyCSV]

    def get_export_formats(self) -> Sequence[type]:
        return [BoundedXLSX, FriendlyCSV]

    def add_data_read_fail_error_to_form(self, form: forms.Form, e: Exception) -> None:
        told = (
            str(e)
            if isinstance(e, UnreadableTable)
            else gettext("文件读不出来，请核对格式。")
        )
        form.add_error("import_file", told)

    def get_confirm_form_initial(
        self, request: HttpRequest, import_form: forms.Form | None
    ) -> dict[str, Any]:
        """Keeps the checked file in the session; only its word goes to the page."""
        if import_form is None:
            return {}
        file = import_form.cleaned_data["import_file"]
        file.seek(0)
        word = secrets.token_urlsafe(24)
        request.session[WAITING] = {
            "word": word,
            "model": self.opts.label_lower,
            "until": timezone.now().timestamp() + CONFIRM_WITHIN,
            "format": import_form.cleaned_data["format"],
            "name": file.name,
            "content": base64.b64encode(file.read()).decode(),
        }
        return {"word": word}

    def process_import(self, request: HttpRequest, **options: Any) -> HttpResponseBase:
        """Import what this session's preview showed, once."""
        if request.method != "POST" or not self.has_import_permission(request):
            raise PermissionDenied
        form = ConfirmForm(request.POST)
        waiting = request.session.get(WAITING) or {}
        if not (form.is_valid() and self._confirms(form.cleaned_data["word"], waiting)):
            raise PermissionDenied(
                gettext("没有等待确认的导入，或已过期。请重新上传。")
            )
        del request.session[WAITING]
        file_format = self.get_import_formats()[int(waiting["format"])]()
        dataset = file_format.create_dataset(base64.b64decode(waiting["content"]))
        result = self.process_dataset(
            dataset,
            form,
            request,
            raise_errors=False,
            rollback_on_validation_errors=True,
            file_name=waiting["name"],
        )
        if result.has_errors() or result.has_validation_errors():
            return self._changed_meanwhile(request, result)
        done: HttpResponse = self.process_result(result, request)
        return done

    def _confirms(self, word: str, waiting: dict[str, Any]) -> bool:
        return (
            bool(waiting)
            and secrets.compare_digest(word.encode(), str(waiting["word"]).encode())
            and waiting["model"] == self.opts.label_lower
            and waiting["until"] > timezone.now().timestamp()
        )

    def _changed_meanwhile(self, request: HttpRequest, result: Any) -> HttpResponseBase:
        """What the preview allowed no longer holds; nothing was written."""
        request.method = "GET"
        response: TemplateResponse = self.import_action(request)
        assert response.context_data is not None
        response.context_data["result"] = result
        return response
