"""What people are told about reports that are not read; tables have their own words."""

from django.utils.translation import gettext_lazy as _

from importers.files import wording
from importers.files.refusals import RefusalReason, Refused

_REFUSALS = {
    RefusalReason.OTHER_FORMAT: _(
        "这是 %(found)s 文件，不是文字报告。请上传 txt、pdf、docx 或 html，或粘贴文字。"
    ),
    RefusalReason.OLD_OFFICE: _(
        "这是旧版 Word（doc）或其他旧版 Office 文件，改后缀不会改变格式。"
        "请用 Word 或 WPS 打开，另存为 docx。"
    ),
    RefusalReason.ENCRYPTED: _(
        "文件有密码。请去掉密码后保存，再上传：Word 在“文件 → 信息 → 保护文档 → "
        "用密码进行加密”里清空密码，WPS 在“文件 → 文档加密 → 密码加密”里清空。"
    ),
    RefusalReason.MACROS: _("文件带有宏。请另存为不带宏的 docx。"),
    RefusalReason.UNPACKS_TOO_LARGE: _(
        "文件解压后太大：最大 %(limit)s。请删去图片，或粘贴文字。"
    ),
    RefusalReason.PACKED_TOO_TIGHTLY: _(
        "文件的压缩比异常（超过 %(limit)s 倍），不予解压。请粘贴文字。"
    ),
    RefusalReason.TOO_MANY_ENTRIES: _(
        "文件内部的部件太多（最多 %(limit)s 个）。请粘贴文字。"
    ),
    RefusalReason.UNSAFE_XML: _(
        "文件内部声明了文档类型或实体，不予读取。请重新另存为 docx。"
    ),
    RefusalReason.UNKNOWN_ENCODING: _(
        "认不出文字编码。请用 UTF-8 或 GB18030（GBK）编码，或粘贴文字。"
    ),
    RefusalReason.NOT_TEXT: _("文件里有控制字符，不是文本。请另存为 txt，或粘贴文字。"),
    RefusalReason.READER_FAILED: _("没能读出这个文件，已记录。请粘贴文字再试。"),
}


def refusal(refused: Refused) -> str:
    """Why a report is not read and what to do, in the reader's language."""
    return wording.refusal(refused, _REFUSALS)
