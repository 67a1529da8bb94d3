"""XML read as a stream of events: no document type, no entities, nothing kept."""

from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn, Protocol
from xml.parsers import expat

from importers.files.refusals import RefusalReason, Refused

Attributes = dict[str, str]


class Listener(Protocol):
    """Hears of elements by the short names it asked for, and of text."""

    def start(self, name: str, attributes: Attributes) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


def names_in(spaces: Iterable[str], local: Iterable[str]) -> dict[str, str]:
    """What expat calls the elements ``local`` of any of the namespaces → short name."""
    local = tuple(local)
    return {f"{space} {name}": name for space in spaces for name in local}


def listen(
    pieces: Iterable[bytes], names: dict[str, str], listener: Listener
) -> Iterator[None]:
    """Feed ``pieces`` to ``listener``, giving way after each piece.

    Elements that ``names`` does not know are not heard of, their text is. Raises
    ``Refused`` where the XML is broken or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = _known(names, listener.start)
    parser.EndElementHandler = _ended(names, listener.end)
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    for piece in pieces:
        _parse(parser, piece, last=False)
        yield
    _parse(parser, b"", last=True)
    yield


def heard(pieces: Iterable[bytes], names: dict[str, str], listener: Listener) -> None:
    """``listen`` to the end."""
    for _given_way in listen(pieces, names, listener):
        pass


def _known(
    names: dict[str, str], start: Callable[[str, Attributes], None]
) -> Callable[[str, Attributes], None]:
    def handler(full: str, attributes: Attributes) -> None:
        name = names.get(full)
        if name is not None:
            start(name, attributes)

    return handler


def _ended(names: dict[str, str], end: Callable[[str], None]) -> Callable[[str], None]:
    def handler(full: str) -> None:
        name = names.get(full)
        if name is not None:
            end(name)

    return handler


def _refuse(*_declared: object) -> NoReturn:
    raise Refused(RefusalReason.UNSAFE_XML)


def _parse(parser: expat.XMLParserType, piece: bytes, *, last: bool) -> None:
    try:
        parser.Parse(piece, last)
    except expat.ExpatError as error:
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]:
            raise MemoryError from error
        raise Refused(RefusalReason.DAMAGED) from error
    except (LookupError, ValueError) as error:
        raise Refused(RefusalReason.DAMAGED) from error
