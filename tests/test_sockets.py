"""A test reaches nothing beyond this machine; the servers of the run itself it may."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


# It also warns, which would be the first error met.
@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_other_addresses_are_blocked() -> None:
    # An address of this machine that is not on the list, so that even a test
    # whose guard has failed sends nothing anywhere.
    with pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("127.0.0.2", 9), timeout=1)


def test_servers_of_the_run_are_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
