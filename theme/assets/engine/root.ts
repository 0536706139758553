// A shell of root on a console of its own, for what the connection to the engine's socket cannot do.
import type { CommandResult, EngineResponse } from './emulator';

/** The start of an exec is answered with neither a length nor chunks: what the program prints comes until the engine closes the connection. */
const streams = /^\/exec\/[0-9a-f]+\/start$/;

export class RootShell {
  readonly #decoder = new TextDecoder();
  readonly #waiting: ((output: string) => void)[] = [];
  #output = '';

  constructor(private readonly input: (bytes: Uint8Array) => void) {}

  /** Whether a request has to be made here, on a connection that curl waits for the end of. */
  static takes(method: string, path: string): boolean {
    return method === 'POST' && streams.test(path);
  }

  async request(path: string, body: string): Promise<EngineResponse> {
    const [status, answer] = await this.#answer(
      `curl --silent --unix-socket /run/docker.sock --header 'Content-Type: application/json' --data ${quoted(body)}`
      + ` --output /tmp/.answer --write-out '%{http_code}\\n' http://docker${path}`);
    return { status, body: answer };
  }

  /** Runs a program. */
  async run(command: readonly string[]): Promise<CommandResult> {
    const [exit, output] = await this.#answer(`${command.map(quoted).join(' ')} </dev/null >/tmp/.answer; echo $?`);
    return { exit, output };
  }

  /** Runs a command that prints a number and leaves a file `/tmp/.answer`, and reads both. */
  async #answer(command: string): Promise<[number, string]> {
    const output = await this.#run(`${command}; base64 --wrap=0 /tmp/.answer; rm -f /tmp/.answer`);
    const [number = '', encoded = ''] = output.split(/\r?\n/);
    const bytes = Uint8Array.from(atob(encoded.trim()), (character) => character.charCodeAt(0));
    return [Number(number), new TextDecoder().decode(bytes)];
  }

  /** Sets the machine's clock to that of the browser. */
  async setClock(): Promise<void> {
    await this.#run(`date --utc --set=@${(Date.now() / 1000).toFixed(3)} >/dev/null`);
  }

  receive(bytes: Uint8Array): void {
    this.#output += this.#decoder.decode(bytes, { stream: true });
    for (let end = this.#output.indexOf('\0'); end >= 0; end = this.#output.indexOf('\0')) {
      const output = this.#output.slice(this.#output.lastIndexOf('\x01', end) + 1, end);
      this.#output = this.#output.slice(end + 1);
      this.#waiting.shift()?.(output);
    }
  }

  /**
   * Commands answer in the order in which they were given. The shell may show a prompt and what is typed, too, so what a command prints
   * stands between a byte 1 and a byte 0.
   */
  #run(command: string): Promise<string> {
    this.input(new TextEncoder().encode(`printf '\\1'; { ${command}; } 2>/dev/null; printf '\\0'\n`));
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** A word as the shell takes it literally. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
