"""Stands in for a registry: it stores no images, but answers as a registry does when something is wrong."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOO_MANY = (
    "You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: "
    "https://www.docker.com/increase-rate-limit"
)
ARM_ONLY = {
    "schemaVersion": 2,
    "mediaType": "application/vnd.oci.image.index.v1+json",
    "manifests": [
        {
            "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "digest": "sha256:" + 64 * "0",
            "size": 500,
            "platform": {"os": "linux", "architecture": "arm64"},
        }
    ],
}


class Registry(BaseHTTPRequestHandler):
    def do_GET(self):
        repository = self.path.split("/")[2]
        if repository == "secret":
            self.refuse(401, "UNAUTHORIZED", "authentication required")
        elif repository == "popular":
            self.refuse(429, "TOOMANYREQUESTS", TOO_MANY)
        elif repository == "arm-only":
            self.answer(200, ARM_ONLY, ARM_ONLY["mediaType"])
        else:
            self.answer(200, {})

    do_HEAD = do_GET

    def refuse(self, status, code, message):
        self.answer(status, {"errors": [{"code": code, "message": message}]})

    def answer(self, status, content, media_type="application/json"):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", len(body))
        if status == 401:
            self.send_header("WWW-Authenticate", 'Bearer realm="http://127.0.0.1:5001/token",error="insufficient_scope"')
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_):
        """Keeps the terminal quiet."""


class Server(ThreadingHTTPServer):
    def handle_error(self, *_):
        """Docker tries HTTPS first, which this server doesn't understand."""


print("Listening on 127.0.0.1:5001", flush=True)
try:
    Server(("127.0.0.1", 5001), Registry).serve_forever()
except KeyboardInterrupt:
    pass
