import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_the_migrations_tell_all_of_the_models() -> None:
    # Exits with an error where a model has changed and its migration is missing.
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
