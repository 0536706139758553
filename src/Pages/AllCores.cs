namespace Site.Pages;

/// <summary>Work on all cores of the machine.</summary>
internal static class AllCores
{
    /// <summary>Fewer items are done sooner than other cores have begun.</summary>
    private const int Few = 8;

    public static void ForEach<T>(List<T> items, Action<T> work)
    {
        if (items.Count < Few)
        {
            items.ForEach(work);
        }
        else
        {
            Parallel.ForEach(items, work);
        }
    }
}
