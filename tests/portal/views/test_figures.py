"""The page of a figure has one address for ever: its key."""

from urllib.parse import quote

import pytest
from django.utils import timezone
from django.utils.translation import override

from indicators.models import Action, Observation, Origin, Revision
from reports.publishing import publish, withdraw
from tests.factories import SavedWorld
from tests.indicators.test_keys import NO_KEYS
from tests.portal.language import chinese_in

pytestmark = pytest.mark.django_db

REASON = "原表抄错了一行"
FOR_A_WITHDRAWN_FIGURE = 5


@pytest.fixture
def world():
    return SavedWorld()


@pytest.fixture
def address(world):
    return f"/figures/{world.series[0].key}.2020/"


def written(*entries, origin=Origin.GRID, reason="补录"):
    return publish(entries, by=None, origin=origin, reason=reason)


def taken_back(origin=Origin.GRID, reason=REASON):
    figures = Observation.objects.filter(year=2020)
    return withdraw(figures, by=None, origin=origin, reason=reason)


def text_of(client, address, status):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_a_figure_is_found_under_its_key_in_both_languages(client, world, address):
    written(world.entry("10"))
    figure = Observation.objects.get()
    assert figure.get_absolute_url() == address
    assert "“10个”" in text_of(client, address, 200)
    with override("en"):
        assert figure.get_absolute_url() == f"/en{address}"
    assert "10个" in text_of(client, f"/en{address}", 200)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_address_by_row_number_leads_on_for_good(client, world, address, prefix):
    written(world.entry("10"))
    number = Observation.objects.get().pk
    response = client.get(f"{prefix}/figures/{number}/")
    assert (response.status_code, response["Location"]) == (301, prefix + address)
    taken_back()
    assert client.get(f"{prefix}/figures/{number}/").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_withdrawn_figure_says_so_when_and_why(
    client, world, address, prefix, django_assert_max_num_queries
):
    written(world.entry("10"), world.entry("12", year=2021))
    release = taken_back()
    with django_assert_max_num_queries(FOR_A_WITHDRAWN_FIGURE):
        response = client.get(prefix + address)
    assert response.status_code == 410
    assert response["Cache-Control"] == "no-cache"
    page = response.content.decode()
    # It was reported, so no line may say that years without figures were not.
    assert "没有报告" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert REASON in page
    assert "10个" in page
    assert timezone.localtime(release.published_at).strftime("%Y-%m-%d") in page
    # The figures of other years go on.
    assert f"{prefix}/figures/{world.series[0].key}.2021/" in page
    if prefix:
        assert chinese_in(page) == []
        assert "has been withdrawn" in page
    else:
        assert "已经撤回" in page
        assert "工作人员撤回" in page


def test_the_last_figure_of_a_series_keeps_its_page_too(client, world, address):
    written(world.entry("10"))
    taken_back()
    page = text_of(client, address, 410)
    assert "看走势" not in page
    for link in ("/cities/910100/", f"/indicators/{world.indicator.code}/"):
        assert f'href="{link}"' in page
        assert client.get(link).status_code == 200


def test_a_figure_that_the_data_files_drop_needs_no_reason(client, world, address):
    written(world.entry("10"))
    taken_back(origin=Origin.FIXTURES, reason="make data")
    page = text_of(client, address, 410)
    assert "没有另写理由" in page
    assert "make data" not in page


def test_a_suspect_figure_that_was_withdrawn_has_no_value(client, world, address):
    written(world.entry("10"))
    Revision.objects.update(value=None, low=None, high=None, status="U")
    taken_back()
    Revision.objects.filter(action=Action.WITHDRAWN).update(
        value=None, low=None, high=None, status="U"
    )
    assert "没有可用的数值" in text_of(client, address, 410)


def test_a_figure_published_again_has_its_old_page(client, world, address):
    written(world.entry("10"))
    number = Observation.objects.get().pk
    taken_back()
    written(world.entry("11"))
    assert Observation.objects.get().pk != number
    page = text_of(client, address, 200)
    assert "noindex" not in page
    # The latest first.
    history = page[page.index("改动记录") :]
    steps = ["重新发布", "撤回", REASON, "首次发布"]
    assert sorted(steps, key=history.index) == steps
    english = text_of(client, f"/en{address}", 200)
    assert "published again" in english
    assert chinese_in(english) == []


def test_a_withdrawn_figure_is_in_no_list_of_addresses(client, world, address):
    written(world.entry("10"))
    taken_back()
    assert address not in text_of(client, "/sitemap.xml", 200)
    key = address.split("/")[2]
    assert client.get(f"/api/v1/observations/{key}/").status_code == 404


def test_the_api_names_the_page_by_its_key(client, world, address):
    written(world.entry("10"))
    figure = client.get("/api/v1/observations/").json()["results"][0]
    assert figure["page"] == f"http://testserver{address}"
    assert f"/figures/{figure['key']}/" == address
    assert client.get(figure["page"]).status_code == 200


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_was_never_published_is_no_page(client, world, address, prefix):
    written(world.entry("10", year=2021))
    assert client.get(prefix + address).status_code == 404
    for code in (world.indicator.code, "910100", "test_total", "test_city"):
        other = address.replace(f"{code}.", "other.").replace("2020", "2021")
        assert client.get(prefix + other).status_code == 404


@pytest.mark.parametrize("key", NO_KEYS)
def test_what_is_no_key_is_no_page(client, key):
    assert client.get(f"/figures/{quote(key)}/").status_code == 404
    assert client.get(f"/en/figures/{quote(key)}/").status_code == 404


def test_a_restated_figure_has_a_page_of_its_own(client, world, address):
    written(world.entry("10"), world.entry("12", boundary_year=2023))
    restated = address.replace("2020/", "2020~2023/")
    own, other = (client.get(path).content.decode() for path in (restated, address))
    assert "按2023年区划" in own
    assert "2020 年的数按 2023 年的区划折算" in own
    assert "2020 年的数按 2023 年的区划折算" not in other
    # Each names the other beside it.
    assert f'href="{restated}"' in other
    assert f'href="{address}"' in own
    assert client.get(address.replace("2020/", "2020~2022/")).status_code == 404


def test_a_withdrawn_restated_figure_keeps_its_page(client, world, address):
    written(world.entry("10"), world.entry("12", boundary_year=2023))
    withdraw(
        Observation.objects.filter(boundary_year=2023),
        by=None,
        origin=Origin.GRID,
        reason=REASON,
    )
    restated = address.replace("2020/", "2020~2023/")
    assert client.get(restated).status_code == 410
    assert client.get(address).status_code == 200
