using System.Text.Json.Serialization;

namespace Site.EngineApi;

/// <summary>One call of the Engine API, as it was seen on the socket.</summary>
/// <param name="At">When the request was sent, measured from the start of the step.</param>
/// <param name="Duration">
/// The time until the last byte of the response; null when the response was still open at the end of the step.
/// </param>
/// <param name="Path">The path with its query: <c>/v1.45/containers/json?all=1</c>.</param>
/// <param name="Status">The HTTP status code; 0 when there was no response.</param>
public sealed record ApiCall(
    TimeSpan At,
    [property: JsonPropertyName("seconds")] TimeSpan? Duration,
    string Method,
    string Path,
    int Status,
    ApiBody? Request,
    ApiBody? Response
);

/// <summary>The body of a request or a response, cut after 4 KiB.</summary>
/// <param name="Text">Null when the body is not text, or is left out because it holds a password.</param>
/// <param name="Bytes">The length of the whole body, also when <paramref name="Text"/> is cut.</param>
public sealed record ApiBody(string? Text, long Bytes);
