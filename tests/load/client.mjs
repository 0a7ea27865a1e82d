// One kept connection over which requests go one after the other, as plainly as HTTP/1.1 allows: the load and its
// measure share the machine with the server, so what is spent here is taken from it.
import { connect } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');

export class Client {
  /** `headers` are sent with every request. */
  constructor(base, headers) {
    const { hostname, port } = new URL(base);
    this.target = { host: hostname, port: Number(port), noDelay: true };
    this.headers = `Host: ${hostname}:${port}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}`;
    this.socket = undefined;
    this.parts = [];
    this.held = 0;
    this.expected = 0;
    this.waiting = undefined;
  }

  /** Sends a request; status, ETag and body (a Buffer) of the answer. Throws when the connection fails. */
  ask(method, path, body = undefined, more = '') {
    const content = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const length = body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(content)}\r\n`;
    return new Promise((answered, failed) => {
      this.waiting = { answered, failed, begun: performance.now() };
      this.open().write(`${method} /varn/v1${path} HTTP/1.1\r\n${this.headers}${length}${more}\r\n${content}`);
    });
  }

  open() {
    if (!this.socket) {
      const socket = connect(this.target);
      socket.on('data', (part) => this.take(part));
      socket.on('error', (error) => this.fail(error));
      socket.on('close', () => {
        this.socket = undefined;
        this.fail(new Error('the server closed the connection'));
      });
      this.socket = socket;
    }
    return this.socket;
  }
  close() {
    this.waiting = undefined;
    this.socket?.destroy();
  }
  fail(error) {
    const waiting = this.waiting;
    this.waiting = undefined;
    this.parts = [];
    this.held = 0;
    this.expected = 0;
    waiting?.failed(error);
  }

  /** Nothing is joined until all of an answer has come. */
  take(part) {
    this.parts.push(part);
    this.held += part.length;
    if (this.held < this.expected) {
      return;
    }
    const all = this.parts.length === 1 ? part : Buffer.concat(this.parts);
    this.parts = [all];
    const end = all.indexOf(headEnd);
    if (end < 0) {
      return;
    }
    const head = all.latin1Slice(0, end);
    const status = Number(head.slice(9, 12));
    const length = status === 204 || status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    this.expected = end + 4 + length;
    if (this.held < this.expected) {
      return;
    }
    const waiting = this.waiting;
    const answer = { status, took: performance.now() - waiting.begun, tag: /\r\netag: ("[^"]*")/i.exec(head)?.[1], body: all.subarray(end + 4) };
    this.waiting = undefined;
    this.parts = [];
    this.held = 0;
    this.expected = 0;
    waiting.answered(answer);
  }
}

/** Signs in with the password; what a browser sends from then on. */
export async function sessionOf(base, userName, password) {
  const answer = await fetch(`${base}/varn/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: base },
    body: JSON.stringify({ user_name: userName, password }),
  });
  const told = await answer.json();
  if (answer.status !== 201) {
    throw new Error(`${userName} was not let in: ${answer.status} ${JSON.stringify(told)}`);
  }
  return { Cookie: answer.headers.get('set-cookie').split(';')[0], 'X-Varn-Csrf': told.csrf_token, Accept: 'application/json' };
}
