namespace Site.Pages;

/// <summary>A chart in one language, with the numbers that were found in the recordings.</summary>
/// <param name="Docker">The version of Docker that the numbers were recorded on; null as long as there are none.</param>
public sealed record ChartView(IReadOnlyList<ChartGroupView> Groups, string? Docker);

/// <param name="Unit">Follows each number; may be empty.</param>
public sealed record ChartGroupView(string Title, string Unit, IReadOnlyList<ChartBarView> Bars);

/// <param name="Value">Null as long as the step has no recording with such a number.</param>
public sealed record ChartBarView(string Label, double? Value);
