#!/usr/bin/python3
"""A mail server for tests: real SMTP on a port of its own, keeping every mail as the bytes that came.

    server.py FOLDER [--tls CERTIFICATE KEY] [--password USER PASSWORD]

Prints its port and serves until its input ends. Mail number N becomes FOLDER/N.eml, its envelope FOLDER/N.envelope.
Whatever stands in FOLDER/answer ("451 4.7.1 Later") is said instead of taking a recipient; when it is "slow", nothing
is said at all. Each refusal adds a line to FOLDER/refused.
"""
import argparse
import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Keeping:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        try:
            answer = (self.folder / "answer").read_text().strip()
        except FileNotFoundError:
            answer = ""
        if answer == "slow":
            await asyncio.sleep(3600)
        if answer:
            with open(self.folder / "refused", "a") as refused:
                refused.write(address + " " + answer + "\n")
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        text = f"{envelope.mail_from}\n" + "".join(f"{one}\n" for one in envelope.rcpt_tos)
        (self.folder / f"{self.count}.envelope").write_text(text)
        half = self.folder / f"{self.count}.half"
        half.write_bytes(envelope.original_content)
        half.rename(self.folder / f"{self.count}.eml")
        return "250 OK"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--password", nargs=2)
    given = parser.parse_args()
    context = None
    if given.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*given.tls)

    def right(server, session, envelope, mechanism, data):
        password = [data.login.decode(), data.password.decode()] == given.password
        return AuthResult(success=password)

    handler = Keeping(given.folder)
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(
        loop.create_server(
            lambda: SMTP(handler, loop=loop, tls_context=context, require_starttls=context is not None,
                         authenticator=right if given.password else None,
                         auth_required=given.password is not None, auth_require_tls=context is not None),
            "127.0.0.1", 0))
    print(server.sockets[0].getsockname()[1], flush=True)
    loop.add_reader(sys.stdin.fileno(), loop.stop)
    loop.run_forever()


main()
