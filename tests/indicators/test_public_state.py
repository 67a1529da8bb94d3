"""The state of what is public: another one after every change, whoever made it and how."""

import pytest
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from indicators.models import (
    Group,
    Indicator,
    Origin,
    PublicChange,
    PublicQuerySet,
    Theme,
)
from indicators.public_changes import KEPT
from indicators.public_state import public_models, public_state
from reports.publishing import publish, withdraw
from tests.factories import SavedWorld, group


@pytest.mark.parametrize("model", public_models(), ids=lambda model: model.__name__)
def test_every_way_of_changing_a_public_model_is_noted(model):
    assert post_save.has_listeners(model)
    assert post_delete.has_listeners(model)
    assert all(
        m2m_changed.has_listeners(getattr(model, field.name).through)
        for field in model._meta.many_to_many
    )
    # Many rows at once send no signal, so the manager notes them.
    assert isinstance(model._default_manager.all(), PublicQuerySet)


@pytest.mark.django_db
def test_each_change_begins_a_state_of_its_own():
    world = SavedWorld()
    states = [public_state()]

    def changed() -> None:
        states.append(public_state())

    theme = Theme.objects.create(code="new", name="新", name_en="New")
    changed()
    Theme.objects.filter(pk=theme.pk).update(name="更新")
    changed()
    theme.name = "再更新"
    Theme.objects.bulk_update([theme], ["name"])
    changed()
    Theme.objects.bulk_create([Theme(code="more", name="多", name_en="More")])
    changed()
    Theme.objects.filter(code="more").delete()
    changed()
    other = group("test_other")
    other.pk = None
    other.save()
    changed()
    Group.objects.get(pk=world.group.pk).includes.add(other)
    changed()
    publish([world.entry("10")], by=None, origin=Origin.GRID, reason="试验")
    changed()
    assert len(set(states)) == len(states)
    # Looking changes nothing.
    list(Indicator.objects.all())
    assert public_state() == states[-1]


@pytest.mark.django_db
def test_withdrawing_begins_a_state():
    world = SavedWorld()
    publish([world.entry("10")], by=None, origin=Origin.GRID, reason="试验")
    before = public_state()
    withdraw(
        world.series[0].observations.all(), by=None, origin=Origin.GRID, reason="撤"
    )
    assert public_state() != before


@pytest.mark.django_db
def test_what_is_undone_changes_nothing():
    before = public_state()
    with transaction.atomic():
        Theme.objects.create(code="new", name="新", name_en="New")
        transaction.set_rollback(True)
    assert public_state() == before


@pytest.mark.django_db
def test_a_few_marks_are_kept_and_no_state_returns():
    states = set()
    for _ in range(4 * KEPT):
        PublicChange.note()
        states.add(public_state())
    assert len(states) == 4 * KEPT
    assert PublicChange.objects.count() <= 2 * KEPT
