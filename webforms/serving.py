"""Serving the web application with gunicorn, inside the program that was started."""

from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication


class Server(BaseApplication):
    """Gunicorn with our own settings and no files of its own: no control socket in anybody's home folder."""

    def __init__(self, app: Flask, host: str, port: int, workers: int) -> None:
        self.app = app
        self.settings = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": 4,
            "control_socket_disable": True,
            "limit_request_line": 4094,
            "limit_request_fields": 60,
            "graceful_timeout": 20,
            "accesslog": None,
            "loglevel": "warning",
        }
        super().__init__()

    def load_config(self) -> None:
        """Settings come from here alone; no file and no environment is read."""
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application that every process serves."""
        return self.app
