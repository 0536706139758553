namespace Site.Markdown;

/// <summary>Thrown where parsing a text would take far longer than its length allows for.</summary>
/// <param name="line">From 0.</param>
/// <param name="column">From 0.</param>
/// <param name="what">What is wrong, without a full stop.</param>
/// <param name="help">What to do, without a full stop.</param>
internal sealed class TooMuchException(int line, int column, string what, string help) : Exception(what)
{
    public TooMuch Found { get; } = new(line, column, what, help);
}

/// <inheritdoc cref="TooMuchException"/>
internal sealed record TooMuch(int Line, int Column, string What, string Help);
