"""`koosrada web`, as a process of its own."""

import json
import socket
import time
from http.client import HTTPConnection

from tests.webforms.cli.programs import running, stopped


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def asked(port, path):
    """The status and the text of a page; waits until somebody answers."""
    for _ in range(300):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except ConnectionRefusedError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError("nobody answers")


def test_it_serves_a_page_says_that_all_is_well_and_stops_when_it_is_told_to(practice):
    port = free_port()
    with running(practice, "web", "--port", str(port), "--workers", "1") as web:
        status, text = asked(port, "/health")
        assert (status, json.loads(text)) == (200, {"status": "ready"})
        assert asked(port, "/")[0] == 200
        assert stopped(web) == 0
        assert "Traceback" not in web.stderr.read()
