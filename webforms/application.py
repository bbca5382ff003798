"""The web application: for now one page that says whether all is well, and the same for machines."""

from collections.abc import Callable

from flask import Flask, Response, jsonify, render_template

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def create_app(is_ready: Callable[[], bool]) -> Flask:
    """The application over an engine.

    Parameters
    ----------
    is_ready
        Whether the engine's database answers and has the tables of this version.
    """
    app = Flask(__name__)

    @app.get("/")
    def home() -> tuple[str, int]:
        ready = is_ready()
        return render_template("home.html", ready=ready), 200 if ready else 503

    @app.get("/health")
    def health() -> tuple[Response, int]:
        ready = is_ready()
        return jsonify(status="ready" if ready else "no database"), 200 if ready else 503

    @app.after_request
    def protect(response: Response) -> Response:
        for header, value in SECURITY_HEADERS.items():
            response.headers.setdefault(header, value)
        return response

    return app
