namespace Site.Recordings.Normalising;

/// <summary>
/// Pairs the ids of two runs of a lesson by their positions. If one run prints an id again, the other run has to print its counterpart
/// there. The normaliser cannot check that, because it only sees one text at a time.
/// </summary>
public sealed class PairedIds
{
    /// <summary>
    /// How often two ids must be at the same position before they count as a pair. Once can be chance: if several containers use an image,
    /// for example, the engine names any of them.
    /// </summary>
    private const int MinSightings = 2;

    private readonly Dictionary<(string Old, string Fresh), int> _seen = [];

    /// <summary>Compares the ids in the outputs of one step. Call it for each step in the lesson's order.</summary>
    /// <param name="old">The output of the earlier run.</param>
    /// <param name="fresh">The output of this run. Once both are normalised, they must be the same.</param>
    /// <returns>
    /// An id of the earlier run and one of this run at the same position, although one of them is paired with another id; null if there are
    /// none.
    /// </returns>
    public (string Old, string Fresh)? Contradiction(string old, string fresh)
    {
        List<string> before = [.. Normaliser.Ids(old)],
            now = [.. Normaliser.Ids(fresh)];
        var known = _seen.Where(pair => pair.Value >= MinSightings).Select(pair => ((string Old, string Fresh)?)pair.Key).ToList();
        if (IsSorted(before) && IsSorted(now))
        {
            // A list that is sorted by its ids has another order in each run, so positions mean nothing here.
            return known.Find(pair => before.Contains(pair!.Value.Old) != now.Contains(pair.Value.Fresh));
        }

        foreach (var pair in before.Zip(now).Distinct())
        {
            if (known.Exists(other => (other!.Value.Old == pair.First) != (other.Value.Fresh == pair.Second)))
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
