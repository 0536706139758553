namespace Site.Recordings.Normalising;

/// <summary>
/// The ids of two runs of a lesson, paired by where they stand: where one run shows an id again, the other has to show its own
/// again. Two texts alone do not tell that.
/// </summary>
public sealed class PairedIds
{
    /// <summary>One text pairs by chance: asked who uses an image, an engine names any of its containers.</summary>
    private const int Sure = 2;

    private readonly Dictionary<(string Old, string Fresh), int> _seen = [];

    /// <param name="old">Of the earlier run, and alike once it is normalised; texts come in the lesson's order.</param>
    /// <returns>An id of the earlier run and one of this, of which only one is where the other should be, too; null: there are none.</returns>
    public (string Old, string Fresh)? Contradiction(string old, string fresh)
    {
        List<string> before = [.. Normaliser.Ids(old)],
            now = [.. Normaliser.Ids(fresh)];
        var sure = _seen.Where(pair => pair.Value >= Sure).Select(pair => ((string Old, string Fresh)?)pair.Key).ToList();
        if (IsSorted(before) && IsSorted(now))
        {
            // Sorted by its ids, a list is in another order in each run: it pairs nothing.
            return sure.Find(pair => before.Contains(pair!.Value.Old) != now.Contains(pair.Value.Fresh));
        }

        foreach (var pair in before.Zip(now).Distinct())
        {
            if (sure.Exists(known => (known!.Value.Old == pair.First) != (known.Value.Fresh == pair.Second)))
            {
                return pair;
            }

            _seen[pair] = _seen.GetValueOrDefault(pair) + 1;
        }

        return null;
    }

    private static bool IsSorted(List<string> ids) =>
        ids.Count > 1 && ids.Zip(ids.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
}
