using System.Globalization;

namespace Site.Sandbox;

/// <summary>The ids that <c>/etc/subuid</c> and <c>/etc/subgid</c> give to a user besides the user's own.</summary>
internal sealed record SubordinateIds(uint FirstUser, uint FirstGroup, uint Count)
{
    public const string Users = "/etc/subuid";
    public const string Groups = "/etc/subgid";

    /// <summary>The ids of the user who runs this process; null when there are fewer than a sandbox needs.</summary>
    public static SubordinateIds? OfThisUser() =>
        Find(Users) is { } users && Find(Groups) is { } groups
            ? new SubordinateIds(users.First, groups.First, Math.Min(users.Count, groups.Count))
            : null;

    /// <summary>Both files have lines of the form <c>NAME-OR-ID:FIRST:COUNT</c>.</summary>
    private static (uint First, uint Count)? Find(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        string[] names = [Environment.UserName, Libc.getuid().ToString(CultureInfo.InvariantCulture)];
        return File.ReadLines(file)
            .Select(line => line.Split(':'))
            .Where(line => line.Length == 3 && names.Contains(line[0]))
            .Select(line => (First: Number(line[1]), Count: Number(line[2])))
            .Where(range => range.Count >= IdRange.Needed)
            .Select(range => ((uint First, uint Count)?)range)
            .FirstOrDefault();
    }

    private static uint Number(string text) => uint.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
