using Site.Diagnostics;

namespace Site.Content;

/// <summary>A chart whose numbers are read from what the steps of a lesson printed when they were recorded.</summary>
/// <param name="Path">The path of its file, relative to the content directory.</param>
public sealed record Chart(string Path, IReadOnlyList<ChartGroup> Groups);

/// <summary>Bars that share a scale: what was measured, of each thing that is compared.</summary>
/// <param name="Unit">The unit that follows each number, by language; empty for a count. Sizes are converted to it.</param>
public sealed record ChartGroup(
    IReadOnlyDictionary<Language, string> Title,
    IReadOnlyDictionary<Language, string> Unit,
    IReadOnlyList<ChartBar> Bars
);

/// <summary>One bar.</summary>
/// <param name="StepId">The step whose recorded command printed the number.</param>
/// <param name="Kind">What the number is.</param>
/// <param name="Line">What the line with the number looks like. <c>[..]</c> stands for any text, <c>[n]</c> for the number.</param>
/// <param name="Location">The location of the line in the chart's file.</param>
public sealed record ChartBar(
    IReadOnlyDictionary<Language, string> Label,
    string StepId,
    ChartNumber Kind,
    string Line,
    SourceLocation Location
)
{
    /// <summary>Stands for the number in <see cref="Line"/>.</summary>
    public const string Number = "[n]";
}

/// <summary>How a chart gets a number from an output.</summary>
public enum ChartNumber
{
    /// <summary>It stands in the first line that matches.</summary>
    Printed,

    /// <summary>It is how many lines match.</summary>
    Lines,
}
