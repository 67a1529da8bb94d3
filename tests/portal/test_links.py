"""No link of the public pages leads nowhere: neither to a missing page nor to a
missing place in one, nor to data that refuse to be read."""

import re
from html import unescape
from urllib.parse import urldefrag, urljoin

import pytest

from indicators.models import Observation

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

HREF = re.compile(r'<a[^>]* href="([^"]+)"')
START = [
    "/",
    "/cities/",
    "/rankings/",
    "/rankings/430000/dibao_standard/2022/?group=urban",
    "/rankings/430000/dibao_standard/2020/?group=urban",
    "/rankings/330000/resident_population/2020/?possible=1",
    "/achievements/",
    "/achievements/?city=430300&category=honour",
    "/reports/",
    "/reports/zhuzhou-2020-feature/",
    "/reports/census-2010/",
    "/figures/*/",
    "/about/",
    "/search/?q=低保",
    "/search/?q=zzzz",
    "/en/",
    "/en/rankings/430000/dibao_standard/2022/",
]
# Each kind of address once or twice is enough; figures and cities are many.
ENOUGH = 2
CODES = re.compile(
    r"(?<=/cities/)[^/]+|(?<=/figures/)[^/]+|(?<=/reports/)[^/]+"
    r"|(?<=/rankings/).+(?=/)|(?<=/indicators/)[^/]+|(?<==)[^&]+"
)


@pytest.fixture(scope="module")
def pages():
    return {}


@pytest.fixture
def read(client, pages):
    """A page's text; pages that many lead to are asked for once."""

    def page(address):
        if address not in pages:
            pages[address] = text_of(client.get(address), address)
        return pages[address]

    return page


def text_of(response, address):
    assert response.status_code == 200, address
    if response.streaming:
        return "".join(part.decode() for part in response.streaming_content)
    return response.content.decode()


@pytest.mark.once
@pytest.mark.parametrize("start", START)
def test_every_kind_of_link_arrives(read, start):
    start = start.replace("*", Observation.objects.latest("pk").key)
    seen = {}
    for href in dict.fromkeys(map(unescape, HREF.findall(read(start)))):
        address, anchor = urldefrag(urljoin(start, href))
        if not address.startswith("/"):
            continue
        kind = CODES.sub("*", address)
        if seen.setdefault(kind, 0) >= ENOUGH:
            continue
        seen[kind] += 1
        page = read(address)
        if anchor:
            assert f'id="{anchor}"' in page, (address, anchor)
