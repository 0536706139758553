/**
 * Whether what was typed can be a misspelling of a word: the first letter is right, and there is one typo, or up to two in a word of
 * eight letters or more. A typo is a letter that is missing, added or wrong, or two letters that are swapped.
 */
export function isTypo(typed: string, word: string): boolean {
  const most = typed.length < 8 ? 1 : 2;
  return typed[0] === word[0] && Math.abs(typed.length - word.length) <= most && distance(typed, word) <= most;
}

/** The Damerau-Levenshtein distance (optimal string alignment). */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = rows[i - 1]![j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity;
      row.push(Math.min(changed, swapped, rows[i - 1]![j]! + 1, row[j - 1]! + 1));
    }

    rows.push(row);
  }

  return rows[one.length]![other.length]!;
}
