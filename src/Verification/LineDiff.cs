namespace Site.Verification;

/// <summary>A line of a diff.</summary>
/// <param name="Sign"><c>-</c> for a line that is gone, <c>+</c> for a new one, a space for one that stays, <c>@</c> for lines left out.</param>
public sealed record DiffLine(char Sign, string Text);

/// <summary>What is gone and what is new between two texts, with a little of what stays.</summary>
public static class LineDiff
{
    private const int Context = 3;

    /// <summary>Beyond it, lines are compared in place: the table of pairs would grow too large.</summary>
    private const int MostLines = 1000;

    public static IReadOnlyList<DiffLine> Of(IReadOnlyList<string> old, IReadOnlyList<string> fresh)
    {
        var all = old.Count > MostLines || fresh.Count > MostLines ? InPlace(old, fresh) : Aligned(old, fresh);
        var near = all.Select((_, index) => Enumerable.Range(index - Context, (2 * Context) + 1).Any(at => at >= 0 && at < all.Count && all[at].Sign != ' ')).ToList();
        var shown = new List<DiffLine>();
        for (var index = 0; index < all.Count; index++)
        {
            if (near[index])
            {
                shown.Add(all[index]);
            }
            else if (shown is not [.., { Sign: '@' }])
            {
                shown.Add(new DiffLine('@', "…"));
            }
        }

        return shown;
    }

    private static List<DiffLine> InPlace(IReadOnlyList<string> old, IReadOnlyList<string> fresh)
    {
        var same = old.Zip(fresh).TakeWhile(pair => pair.First == pair.Second).Count();
        return [.. old.Take(same).Select(line => new DiffLine(' ', line)), .. old.Skip(same).Select(line => new DiffLine('-', line)), .. fresh.Skip(same).Select(line => new DiffLine('+', line))];
    }

    /// <summary>By the longest common subsequence.</summary>
    private static List<DiffLine> Aligned(IReadOnlyList<string> old, IReadOnlyList<string> fresh)
    {
        var common = new int[old.Count + 1, fresh.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = fresh.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == fresh[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<DiffLine>();
        for (var (i, j) = (0, 0); i < old.Count || j < fresh.Count;)
        {
            if (i < old.Count && j < fresh.Count && old[i] == fresh[j])
            {
                lines.Add(new DiffLine(' ', old[i++]));
                j++;
            }
            else if (i < old.Count && (j == fresh.Count || common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new DiffLine('-', old[i++]));
            }
            else
            {
                lines.Add(new DiffLine('+', fresh[j++]));
            }
        }

        return lines;
    }
}
