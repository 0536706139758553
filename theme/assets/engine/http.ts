// HTTP/1.1 over a console that is connected to the engine's socket.
import type { EngineResponse } from './emulator';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The bytes of a request on a connection that stays open. */
export function request(method: string, path: string, body: string): Uint8Array {
  const bytes = encoder.encode(body);
  const content = body ? `Content-Type: application/json\r\nContent-Length: ${bytes.length}\r\n` : '';
  const head = encoder.encode(`${method} ${path} HTTP/1.1\r\nHost: docker\r\n${content}\r\n`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return whole;
}

/** Puts responses together from the bytes as they come. */
export class ResponseReader {
  #bytes = new Uint8Array(0);

  /** @returns The response that these bytes complete. */
  read(bytes: Uint8Array): EngineResponse | undefined {
    const joined = new Uint8Array(this.#bytes.length + bytes.length);
    joined.set(this.#bytes);
    joined.set(bytes, this.#bytes.length);
    this.#bytes = joined;
    const head = find(joined, '\r\n\r\n', 0);
    if (head < 0) {
      return undefined;
    }

    const lines = decoder.decode(joined.subarray(0, head)).split('\r\n');
    const status = Number(lines[0]?.split(' ')[1]);
    const header = (name: string): string | undefined =>
      lines.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1).trim();
    const start = head + 4;
    const body = header('transfer-encoding') === 'chunked'
      ? chunked(joined, start)
      : whole(joined, start, status === 204 || status === 304 ? 0 : Number(header('content-length') ?? 0));
    if (!body) {
      return undefined;
    }

    this.#bytes = joined.slice(body.end);
    return { status, body: body.text };
  }
}

function whole(bytes: Uint8Array, start: number, length: number): { text: string; end: number } | undefined {
  return bytes.length < start + length ? undefined : { text: decoder.decode(bytes.subarray(start, start + length)), end: start + length };
}

function chunked(bytes: Uint8Array, start: number): { text: string; end: number } | undefined {
  const chunks: Uint8Array[] = [];
  for (let at = start; ; ) {
    const line = find(bytes, '\r\n', at);
    if (line < 0) {
      return undefined;
    }

    const length = Number.parseInt(decoder.decode(bytes.subarray(at, line)), 16);
    const end = line + 2 + length + 2;
    if (bytes.length < end) {
      return undefined;
    }

    if (length === 0) {
      const text = new TextDecoder();
      return { text: chunks.map((chunk) => text.decode(chunk, { stream: true })).join(''), end };
    }

    chunks.push(bytes.subarray(line + 2, line + 2 + length));
    at = end;
  }
}

function find(bytes: Uint8Array, text: string, from: number): number {
  for (let at = from; at <= bytes.length - text.length; at++) {
    let same = 0;
    while (same < text.length && bytes[at + same] === text.charCodeAt(same)) {
      same++;
    }

    if (same === text.length) {
      return at;
    }
  }

  return -1;
}
