"""What people are told about files and tables that are not read, or not wholly.

Pure modules name reasons and places; the sentences stand here, in Chinese, and in English
in the catalogue.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from importers.files.refusals import Detail, RefusalReason, Refused
from importers.files.troubles import Problem, Trouble

_REFUSALS = {
    RefusalReason.EMPTY: _("文件是空的。"),
    RefusalReason.TOO_LARGE: _("文件太大：最大 %(limit)s。请拆成几个文件。"),
    RefusalReason.WRONG_NAME: _(
        "文件名的后缀 %(suffix)s 与内容不符：内容是 %(kind)s。请改正后缀或重新另存。"
    ),
    RefusalReason.OTHER_FORMAT: _(
        "这是 %(found)s 文件，不是表格。请上传 xlsx、xls、csv 或 ods 文件。"
    ),
    RefusalReason.OLD_OFFICE: _(
        "这是旧版 Word、PowerPoint 或其他旧版 Office 文件，里面没有工作表。"
        "请上传 xlsx、xls、csv 或 ods 文件。"
    ),
    RefusalReason.WEB_PAGE: _(
        "这是网页或 XML 文件，里面没有表格。请用 Excel 或 WPS 打开，另存为 xlsx。"
    ),
    RefusalReason.ENCRYPTED: _(
        "文件有密码。请去掉密码后保存，再上传：Excel 在“文件 → 信息 → 保护工作簿 → "
        "用密码进行加密”里清空密码，WPS 在“文件 → 文档加密 → 密码加密”里清空。"
        "打开时不问密码的，在“审阅 → 撤销工作簿保护”里撤销。"
    ),
    RefusalReason.MACROS: _("文件带有宏。请另存为不带宏的 xlsx。"),
    RefusalReason.BINARY_WORKBOOK: _("这是二进制工作簿（xlsb）。请另存为 xlsx。"),
    RefusalReason.DAMAGED: _("文件已损坏或不完整。请重新另存后再上传。"),
    RefusalReason.TOO_MANY_ENTRIES: _(
        "文件内部的部件太多（最多 %(limit)s 个）。请把数据复制到新的工作簿。"
    ),
    RefusalReason.UNPACKS_TOO_LARGE: _(
        "文件解压后太大：最大 %(limit)s。请删去图片和多余内容，或拆成几个文件。"
    ),
    RefusalReason.PACKED_TOO_TIGHTLY: _(
        "文件的压缩比异常（超过 %(limit)s 倍），不予解压。请把数据复制到新的工作簿。"
    ),
    RefusalReason.UNSAFE_XML: _(
        "文件内部声明了文档类型或实体，不予读取。请重新另存为 xlsx。"
    ),
    RefusalReason.UNKNOWN_ENCODING: _(
        "认不出文字编码。csv 请用 UTF-8 或 GB18030（GBK）编码，或改存为 xlsx。"
    ),
    RefusalReason.NOT_TEXT: _("文件里有控制字符，不是文本。请另存为 xlsx 或 csv。"),
    RefusalReason.BROKEN_CSV: _("csv 第 %(row)s 行的引号不成对，后面的内容无法分列。"),
    RefusalReason.BROKEN_ROW: _(
        "第 %(row)s 行“%(text)s”的一格里有换行，分不清哪些数是一格的。"
        "请在原表里去掉这格的换行，或者上传文件。"
    ),
    RefusalReason.NO_COLUMNS: _(
        "粘贴的内容没有分列。请在 Excel、WPS、Word 或网页里选中整个表格，复制后再粘贴。"
    ),
    RefusalReason.NO_SHEETS: _("工作簿里没有可见的工作表。"),
    RefusalReason.TOO_MANY_SHEETS: _("工作表太多：最多 %(limit)s 张。"),
    RefusalReason.OUT_OF_BOUNDS: _(
        "工作表“%(sheet)s”的单元格 %(cell)s 有内容，超出可读的范围"
        "（%(rows)s 行 × %(columns)s 列）。请删去远处的内容，或拆成几个文件。"
    ),
    RefusalReason.TOO_MANY_CELLS: _("单元格太多：最多 %(limit)s 个。请拆成几个文件。"),
    RefusalReason.TOO_MANY_MERGES: _("合并单元格太多：最多 %(limit)s 处。请取消合并。"),
    RefusalReason.CELL_TOO_LONG: _("有单元格的文字超过 %(limit)s 个字符。"),
    RefusalReason.TOO_MUCH_TEXT: _(
        "文字太多：总共最多 %(limit)s 个字符。请拆成几个文件。"
    ),
    RefusalReason.TOO_MANY_PAGES: _("页数太多：最多 %(limit)s 页。请拆成几个文件。"),
    RefusalReason.TOO_MANY_PARAGRAPHS: _(
        "段落太多：最多 %(limit)s 段。请拆成几个文件。"
    ),
    RefusalReason.TOO_MANY_FIGURES: _("数字太多：最多 %(limit)s 个，不像一份报告。"),
    RefusalReason.NO_TEXT: _(
        "文件里没有文字，可能是扫描件。请先识别成文字，或粘贴文字。"
    ),
    RefusalReason.TOO_SLOW: _("读这个文件用时太长，已停止。请拆成几个文件。"),
    RefusalReason.TOO_MUCH_MEMORY: _(
        "读这个文件需要的内存太多，已停止。请拆成几个文件。"
    ),
    RefusalReason.READER_FAILED: _(
        "没能读出这个文件，已记录。请把数据复制到新的工作簿再试。"
    ),
}
_PROBLEMS = {
    Trouble.NO_TABLE: _(
        "没有找到表头。表头应有城市、指标、年份、数值，或者各年份作列。"
    ),
    Trouble.MISSING_COLUMN: _(
        "表头缺少“%(role)s”一列，从表的样子也看不出来。请加上这一列，"
        "或在上传时填写整份文件的年份、市州、指标。"
    ),
    Trouble.REPEATED_COLUMN: _("表头“%(header)s”重复：%(columns)s 列。请只留一列。"),
    Trouble.MERGED_HEADER: _(
        "表头“%(header)s”跨列合并（%(range)s），分不清各列是什么。请取消合并，每列写明。"
    ),
    Trouble.TWO_LINE_HEADER: _("表头有两行。请合成一行，每列写明。"),
    Trouble.BOTH_SHAPES: _("既有年份作列，又有“%(header)s”一列。请只留一种。"),
    Trouble.BAD_YEAR_HEADER: _("表头“%(header)s”像年份但不是。年份请写成 2022 这样。"),
    Trouble.EMPTY_CELL: _("“%(role)s”是空的。"),
    Trouble.MERGED_VALUE: _("数值在合并单元格 %(range)s 里。请取消合并，逐格填写。"),
    Trouble.NO_HEADER: _("这张工作表没有表头，没有读。"),
    Trouble.UNKNOWN_COLUMN: _("不认识“%(header)s”这一列，没有读。"),
    Trouble.UNNAMED_COLUMN: _("这一列没有表头，没有读。"),
    Trouble.SKIPPED_ROW: _("当作附注，没有读：%(text)s"),
    Trouble.PASSED_COLUMN: _("“%(header)s”一列不是本期的数，没有取。"),
    Trouble.OTHER_CITY: _(
        "“%(text)s”写的不是上传时选的市州，请回答是哪个市州的，或在“整张表的说明”里改。"
    ),
    Trouble.NOT_UNDERSTOOD: _(
        "表头“%(heads)s”下面看不出哪些格是数。请让每行写明指标或地区，"
        "每列写明年份或指标，数填在它们交叉的格里。"
    ),
}
# The columns a message may name, as headers.ALIASES has them.
_COLUMNS = {
    "城市": _("城市"),
    "指标": _("指标"),
    "年份": _("年份"),
    "数值": _("数值"),
}
_BYTES = {RefusalReason.TOO_LARGE, RefusalReason.UNPACKS_TOO_LARGE}
_MIB = 1024 * 1024


def refusal(
    refused: Refused, instead: Mapping[RefusalReason, Any] | None = None
) -> str:
    """Why a file is not read and what to do, in the reader's language; ``instead`` has
    other sentences for some reasons."""
    detail: Mapping[str, Detail] = refused.detail
    if refused.reason in _BYTES:
        detail = {"limit": f"{int(detail['limit']) // _MIB} MB"}
    sentence = (instead or {}).get(refused.reason, _REFUSALS[refused.reason])
    return str(sentence) % detail


def problem_message(problem: Problem) -> str:
    """What is wrong with a table, in the reader's language, without its place."""
    detail = dict(problem.detail)
    if problem.trouble in (Trouble.MISSING_COLUMN, Trouble.EMPTY_CELL):
        detail["role"] = str(_COLUMNS[detail["role"]])
    return str(_PROBLEMS[problem.trouble]) % detail
