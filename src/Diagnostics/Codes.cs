namespace Site.Diagnostics;

/// <summary>
/// The codes of a <see cref="Diagnostic"/>. The compile errors of a snippet keep the compiler's codes, such as <c>CS0103</c>.
/// </summary>
public static class Codes
{
    public const string InvalidYaml = "invalid-yaml";
    public const string UnknownKey = "unknown-key";
    public const string ConflictingKeys = "conflicting-keys";
    public const string MissingKey = "missing-key";
    public const string InvalidValue = "invalid-value";
    public const string MissingFile = "missing-file";
    public const string InvalidFigure = "invalid-figure";
    public const string InvalidText = "invalid-text";
    public const string MissingTranslation = "missing-translation";
    public const string UnknownTerm = "unknown-term";
    public const string UnknownLanguage = "unknown-language";
    public const string UnknownStep = "unknown-step";
    public const string UnplacedStep = "unplaced-step";
    public const string StepOrder = "step-order";
    public const string SourceWithoutLink = "source-without-link";
    public const string BrokenLink = "broken-link";
    public const string DuplicateId = "duplicate-id";
    public const string SnippetPackage = "snippet-package";
    public const string SwallowedException = "swallowed-exception";
    public const string OneSidedCheck = "one-sided-check";
    public const string NotRecorded = "not-recorded";
    public const string StaleRecording = "stale-recording";
    public const string EditedRecording = "edited-recording";
    public const string InvalidTheme = "invalid-theme";
}
