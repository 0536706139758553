/** The data of a check, as in `NAME.check.yml`, with the sentences of one language. */
export interface PageCheck {
  readonly ask: Readonly<Record<string, string | Command>>;
  readonly count?: Readonly<Record<string, Count>>;
  readonly when?: Conditions;
  readonly unless?: Conditions;
  readonly done: string;
  readonly 'not-yet'?: string;
  readonly refused?: string;
}

/** It runs in a container or, without one, on the machine itself, as root. */
interface Command {
  readonly exec?: string;
  readonly command: readonly string[];
}

interface Count {
  readonly in: string;
  readonly where?: Conditions;
  readonly of?: string;
}

type Conditions = Readonly<Record<string, string>>;
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Answer {
  readonly state: 'done' | 'missing' | 'failed';
  readonly sentence: string;
}

/** Sends a request to an engine. */
export type Send = (method: string, path: string, body?: string) => Promise<{ readonly status: number; readonly body: string }>;

/** Runs a command on the machine, as root, and tells what it printed on standard output. */
export type Run = (command: readonly string[]) => Promise<{ readonly exit: number; readonly output: string }>;

/** References in a text, each in braces. Other braces, such as those of JSON, mean nothing. */
const references = /\{([a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[^{}.\s]+)*)\}/g;

/**
 * Asks a machine the data of a check. `PageQuestion`, in `src/Verification/PageChecks`, does the same when the data are verified, and both
 * pass the same tests.
 */
export async function ask(check: PageCheck, send: Send, run: Run): Promise<Answer> {
  const question = new Question(check, send, run);
  try {
    return await question.ask();
  } catch (fault) {
    if (fault instanceof Refused && check.refused !== undefined) {
      return { state: 'missing', sentence: check.refused };
    }

    if (fault instanceof CheckFault) {
      return { state: 'failed', sentence: fault.message };
    }

    throw fault;
  }
}

class CheckFault extends Error {}

/**
 * The engine answered that there is no such object, or that it is not in a state for the request; or a command did not find what it looks for.
 */
class Refused extends CheckFault {}

class Question {
  readonly #answers = new Map<string, Values>();

  constructor(private readonly check: PageCheck, private readonly send: Send, private readonly run: Run) {}

  async ask(): Promise<Answer> {
    for (const [name, request] of Object.entries(this.check.ask)) {
      this.#answers.set(name, new Values(name, await this.#request(name, request)));
    }

    const holds = ([subject, text]: readonly [string, string]): boolean => this.#value(subject) === this.#fill(text);
    const isDone = Object.entries(this.check.when ?? {}).every(holds) && !Object.entries(this.check.unless ?? {}).some(holds);
    const sentence = isDone ? this.check.done : this.check['not-yet'] ?? this.check.done;
    return { state: isDone ? 'done' : 'missing', sentence: this.#fill(sentence) };
  }

  #request(name: string, request: string | Command): Promise<string> {
    if (typeof request === 'string') {
      return this.#send('GET', encode(this.#fill(request)));
    }

    const command = request.command.map((word) => this.#fill(word));
    return request.exec === undefined ? this.#run(command) : this.#exec(name, request.exec, command);
  }

  async #run(command: readonly string[]): Promise<string> {
    const { exit, output } = await this.run(command);
    if (exit !== 0) {
      const fault = `\`${command.join(' ')}\` ended with exit code ${exit}`;
      throw exit === 1 ? new Refused(fault) : new CheckFault(fault);
    }

    return output;
  }

  async #exec(name: string, exec: string, command: readonly string[]): Promise<string> {
    const wanted = { AttachStdout: true, AttachStderr: true, Tty: true, Cmd: command };
    const created = await this.#send('POST', encode(`/containers/${this.#fill(exec)}/exec`), JSON.stringify(wanted));
    const id = new Values(name, created).text(['Id']);
    const printed = await this.#send('POST', `/exec/${id}/start`, '{"Detach":false,"Tty":true}');
    return printed.replaceAll('\r\n', '\n');
  }

  async #send(method: string, path: string, body?: string): Promise<string> {
    const answer = await this.send(method, path, body);
    const fault = `${method} ${path}: ${answer.status} ${answer.body.trim()}`;
    if (answer.status === 404 || answer.status === 409) {
      throw new Refused(fault);
    } else if (answer.status >= 400) {
      throw new CheckFault(fault);
    }

    return answer.body;
  }

  #fill(text: string): string {
    return text.replace(references, (_, reference: string) => this.#value(reference));
  }

  #value(reference: string): string {
    const [name = '', ...path] = reference.split('.');
    const answer = this.#answers.get(name);
    return answer ? answer.text(path) : String(this.#count(this.check.count![name]!));
  }

  #count(count: Count): number {
    const [name = '', ...path] = count.in.split('.');
    const where = Object.entries(count.where ?? {}).map(([place, text]) => [place.split('.'), this.#fill(text)] as const);
    return this.#answers.get(name)!.count(path, count.of === undefined ? undefined : this.#fill(count.of), where);
  }
}

/** What an answer of the engine contains, as texts. */
class Values {
  #json: Json | undefined;

  constructor(private readonly name: string, private readonly body: string) {}

  text(path: readonly string[]): string {
    return path.length === 0 ? this.body.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '') : this.#text(find(this.#root, path), path);
  }

  count(path: readonly string[], of: string | undefined, where: readonly (readonly [readonly string[], string])[]): number {
    if (of !== undefined && path.length === 0) {
      return this.body.split(of).length - 1;
    }

    const list = find(this.#root, path) ?? [];
    if (!isList(list)) {
      throw new CheckFault(`\`${this.#nameOf(path)}\` is not a list`);
    }

    return list.filter((element) => (of === undefined || this.#isText(element, [], of)) && where.every(([place, text]) => this.#isText(element, place, text))).length;
  }

  get #root(): Json {
    try {
      return (this.#json ??= JSON.parse(this.body) as Json);
    } catch {
      throw new CheckFault(`the answer \`${this.name}\` is not JSON`);
    }
  }

  #isText(element: Json, path: readonly string[], text: string): boolean {
    const found = find(element, path);
    return isList(found) ? found.some((member) => this.#text(member, path) === text) : this.#text(found, path) === text;
  }

  #text(found: Json | undefined, path: readonly string[]): string {
    if (found === undefined || found === null) {
      return '';
    }

    if (isList(found)) {
      return found.map((member) => this.#text(member, path)).join(' ');
    }

    if (typeof found === 'object') {
      throw new CheckFault(`\`${this.#nameOf(path)}\` has no text: it consists of several values`);
    }

    if (typeof found === 'number' && !Number.isSafeInteger(found)) {
      throw new CheckFault(`\`${this.#nameOf(path)}\` is not a whole number that can be compared`);
    }

    return String(found);
  }

  #nameOf(path: readonly string[]): string {
    return [this.name, ...path].join('.');
  }
}

function find(start: Json, path: readonly string[]): Json | undefined {
  let found: Json | undefined = start;
  for (const step of path) {
    if (isList(found)) {
      found = /^\d+$/.test(step) ? found[Number(step)] : undefined;
    } else {
      found = typeof found === 'object' && found !== null && Object.hasOwn(found, step) ? (found as { readonly [key: string]: Json })[step] : undefined;
    }
  }

  return found;
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

/** Percent-encodes what a path and its query cannot contain. */
function encode(path: string): string {
  return path.replace(/[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/gu, encodeURIComponent);
}
