import type { StreamParser, StringStream } from '@codemirror/language';
import { csharp as older } from '@codemirror/legacy-modes/mode/clike';

/** The part of the mode's state that decides how the next token is read; null between strings and comments. */
interface State {
  tokenize: ((stream: StringStream, state: State) => string | null) | null;
}

/** CodeMirror's mode for C#, with the strings that C# has had since: interpolated and raw ones, and the directives of single-file programs. */
export const csharp: StreamParser<State> = {
  ...(older as unknown as StreamParser<State>),
  token(stream, state) {
    if (!state.tokenize) {
      if (stream.sol() && stream.match(/^#:.*/)) {
        return 'meta';
      }

      const raw = stream.match(/^\$*("{3,})/) as RegExpMatchArray | null;
      if (raw) {
        state.tokenize = untilQuotes(raw[1]!);
        return state.tokenize(stream, state);
      }

      if (stream.match(/^\$"/)) {
        skipInterpolated(stream);
        return 'string';
      }
    }

    return (older as unknown as StreamParser<State>).token(stream, state);
  },
};

/** Reads a raw string, which ends with as many quotes as it began with and can have many lines. */
function untilQuotes(quotes: string): (stream: StringStream, state: State) => string {
  return (stream, state) => {
    if (stream.skipTo(quotes)) {
      stream.match(quotes);
      state.tokenize = null;
    } else {
      stream.skipToEnd();
    }

    return 'string';
  };
}

/** Reads an interpolated string to its end: the quotes of strings within its braces do not end it. */
function skipInterpolated(stream: StringStream): void {
  let depth = 0;
  let inner = false;
  for (let character = stream.next(); character; character = stream.next()) {
    if (character === '\\' && (depth === 0 || inner)) {
      stream.next();
    } else if (character === '"') {
      if (depth === 0) {
        return;
      }

      inner = !inner;
    } else if (!inner && character === '{' && !(depth === 0 && stream.eat('{'))) {
      depth++;
    } else if (!inner && character === '}' && depth > 0) {
      depth--;
    }
  }
}
