"""Words that stand between a figure and what is said of its change."""

import re

TIME = (
    r"(?:去年|上年|上一年|(?:19|20)\d\d年)(?:同期|全年|度)?(?:年?(?:初|底|末))?(?:时)?"
)
VERB = (
    r"(?:增幅|减幅|降幅|涨幅|增长|增加|提高|上升|提升|下降|减少|降低|上涨|上调|下调|增|减|"
    r"扩大|翻|是|为)"
)
FALL = re.compile(r"减幅|降幅|下降|减少|降低|下调|减")
GROWN = re.compile(r"增长|增加|提高|扩大|上升|提升|增")
OTHER_TERMS = re.compile(r"年均|平均|分别|城区|农村")
