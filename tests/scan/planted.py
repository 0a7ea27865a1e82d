#!/usr/bin/env python3
"""A server with holes made on purpose. A scanner that does not find them would not find ours either.

  planted.py PORT   answers one request at a time, so slow clients can shut everybody else out: that is a hole too.
"""
import json
import pathlib
import sqlite3
import sys
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

database = sqlite3.connect(":memory:", check_same_thread=False)
database.execute("CREATE TABLE note (id INTEGER, title TEXT)")
database.executemany("INSERT INTO note VALUES (?, ?)", [(1, "first"), (2, "second"), (3, "third")])


def ask(question):
    return json.dumps(database.execute(question).fetchall())


class Planted(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def log_message(self, *_):
        pass

    def say(self, body, kind="text/html; charset=utf-8", status=200, more=()):
        raw = body if isinstance(body, bytes) else body.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(raw)))
        for name, value in more:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def guarded(self, work):
        try:
            work()
        except sqlite3.Error as wrong:
            self.say(f"sqlite3.OperationalError: {wrong}", status=500)
        except Exception as wrong:  # whatever a payload breaks, the server goes on
            self.say(type(wrong).__name__, status=400)

    def do_GET(self):
        self.guarded(self.read)

    def do_POST(self):
        self.guarded(self.write)

    do_PATCH = do_POST

    def read(self):
        address = urllib.parse.urlsplit(self.path)
        asked = dict(urllib.parse.parse_qsl(address.query, keep_blank_values=True))
        path = urllib.parse.unquote(address.path)
        if path == "/echo":  # reflected script
            self.say(f"<html><body>You asked for {asked.get('word', '')}</body></html>")
        elif path == "/notes":  # SQL in a query
            self.say(ask(f"SELECT id, title FROM note WHERE title = '{asked.get('title', '')}'"), "application/json")
        elif path.startswith("/notes/"):  # SQL in a part of the path
            self.say(ask(f"SELECT id, title FROM note WHERE id = {path[7:]}"), "application/json")
        elif path == "/file":  # traversal
            self.say(pathlib.Path("/usr/share/doc", asked.get("name", "")).read_bytes(), "text/plain")
        elif path == "/fetch":  # a request made for the asker
            self.say(urllib.request.urlopen(asked.get("address", ""), timeout=3).read())
        elif path == "/go":  # open redirect
            self.say("", status=302, more=[("Location", urllib.parse.quote(asked.get("to", "/"), safe=":/?&=#%"))])
        elif path == "/backup.sql":  # a file that was left behind
            self.say("INSERT INTO note VALUES (1, 'first');", "text/plain")
        elif path == "/":
            self.say("<html><body>planted</body></html>")
        else:
            self.say("nothing here", status=404)

    def write(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length) or b"{}")
        if self.path.startswith("/notes"):  # SQL in a JSON body
            self.say(ask(f"SELECT id, title FROM note WHERE title = '{body.get('title', '')}'"), "application/json")
        else:
            self.say("nothing here", status=404)


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Planted).serve_forever()
