/** A term of the index, and its position in the text. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** A piece of text without spaces, or a run of Chinese characters, as terms. The first term of a piece is the whole piece. */
export interface Chunk {
  readonly isHan: boolean;
  readonly tokens: readonly Token[];
}

// src/Search/Tokenizer.cs splits text in the same way. Tests check both against tests/Site.Tests/tokens.json.
const han = '\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const word = '[0-9A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u00ff]+';
const chunkPattern = new RegExp(`[${han}]+|[-./~$@]*${word}(?:[-_./:=@+#]+${word})*(?:#|\\+\\+)?`, 'g');
const segmentPattern = /[^/:=@#]+/g;
const wordPattern = new RegExp(word, 'g');
const hanPattern = new RegExp(`^[${han}]`);

export function tokenize(text: string): string[] {
  return chunks(text).flatMap((chunk) => chunk.tokens.map((token) => token.term));
}

export function chunks(text: string): Chunk[] {
  return [...text.matchAll(chunkPattern)].map((match) => {
    const isHan = hanPattern.test(match[0]);
    return { isHan, tokens: isHan ? pairs(match[0], match.index) : typed(match[0].toLowerCase(), match.index) };
  });
}

function pairs(run: string, start: number): Token[] {
  return Array.from({ length: run.length }, (_, i) => token(run.slice(i, i + 2), start + i));
}

function typed(chunk: string, start: number): Token[] {
  const parts = [
    token(chunk, start),
    ...matches(segmentPattern, chunk, start).filter(({ term }) => term.search(word) >= 0),
    ...matches(wordPattern, chunk, start),
  ];
  return parts.filter((part, i) => parts.findIndex((other) => other.term === part.term) === i);
}

function matches(pattern: RegExp, chunk: string, start: number): Token[] {
  return [...chunk.matchAll(pattern)].map((match) => token(match[0], start + match.index));
}

function token(term: string, start: number): Token {
  return { term, start, end: start + term.length };
}
