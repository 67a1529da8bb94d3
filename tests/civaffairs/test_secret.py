from pathlib import Path

from civaffairs.secret import local_secret


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret_key"
    secret = local_secret(file)
    assert len(secret) >= 50
    assert file.stat().st_mode & 0o777 == 0o600
    assert local_secret(file) == secret
    assert [path.name for path in file.parent.iterdir()] == ["secret_key"]
