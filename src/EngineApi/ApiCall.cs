using System.Text.Json.Serialization;

namespace Site.EngineApi;

/// <summary>One call of the Engine API, as it went over the socket.</summary>
/// <param name="At">Since the step began.</param>
/// <param name="Duration">Until the last byte of the response; null when it was still open when the step ended.</param>
/// <param name="Path">With its query: <c>/v1.45/containers/json?all=1</c>.</param>
/// <param name="Status">0 when no response came.</param>
public sealed record ApiCall(
    TimeSpan At,
    [property: JsonPropertyName("seconds")] TimeSpan? Duration,
    string Method,
    string Path,
    int Status,
    ApiBody? Request,
    ApiBody? Response
);

/// <summary>A body, or its first 4 KiB.</summary>
/// <param name="Text">Null when it is not text, or was withheld because it holds a password.</param>
/// <param name="Bytes">The whole body's length; more than <paramref name="Text"/> has when that was cut.</param>
public sealed record ApiBody(string? Text, long Bytes);
