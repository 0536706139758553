const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...digits].map((digit, value) => [digit.charCodeAt(0), value]));

/** Reads whole numbers that src/Search/NumberText.cs has written: five bits a digit, the lowest first; the sixth says that another follows. */
export function numbers(text: string): number[] {
  const read: number[] = [];
  let number = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = values.get(text.charCodeAt(i))!;
    number |= (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      read.push(number);
      number = 0;
      shift = 0;
    }
  }

  return read;
}

/** Reads documents, each of which is written as the number of documents since the one before. */
export function documents(text: string): number[] {
  let next = 0;
  return numbers(text).map((since) => {
    next += since + 1;
    return next - 1;
  });
}

/** Reads documents with how often something occurs in each. */
export function counted(text: string): Map<number, number> {
  const read = numbers(text);
  const counts = new Map<number, number>();
  let next = 0;
  for (let i = 0; i < read.length; i++) {
    const document = next + (read[i]! >> 1);
    counts.set(document, read[i]! & 1 ? read[++i]! + 2 : 1);
    next = document + 1;
  }

  return counts;
}
