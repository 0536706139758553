using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Site.Recordings;

namespace Site.Verification.Reports;

/// <summary>Writes a report in JSON. Its format is documented in <c>docs/verification</c> and stays compatible.</summary>
public static partial class JsonReport
{
    private static readonly ReportJson Json = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter<StepStatus>(JsonNamingPolicy.KebabCaseLower) },
        }
    );

    public static string Write(IEnumerable<VerificationRun> runs) =>
        JsonSerializer.Serialize(new ReportedRuns(runs.Select(Run)), Json.ReportedRuns) + "\n";

    private static ReportedRun Run(VerificationRun run) =>
        new(
            run.Steps.Select(step => step.Recording?.Engine).FirstOrDefault(stamp => stamp is not null)
                ?? new EngineStamp(run.Engine.Suite, "", "", ""),
            run.Started,
            Math.Round(run.Seconds, 3),
            run.Steps.GroupBy(step => step.Lesson.Id).Select(steps => new ReportedLesson(steps.Key, steps.Select(Step)))
        );

    private static ReportedStep Step(StepResult result) =>
        new(
            result.Step.Id,
            result.Variant.ToString().ToLowerInvariant(),
            result.Status,
            result.Faults.Any()
                ? string.Join(
                    "; ",
                    result.Faults.Select(found => found.IsFirst ? $"the first time: {Reason(found.Fault)}" : Reason(found.Fault))
                )
                : result.NotRunReason,
            Math.Round(result.Seconds, 3),
            (result.Fault?.Location ?? result.Step.Location).Path,
            (result.Fault?.Location ?? result.Step.Location).Line
        );

    private static string Reason(Fault fault) =>
        fault.Expected is null ? fault.Reason : $"{fault.Reason}; expected {fault.Expected}; actual {fault.Actual}";

    private sealed record ReportedRuns(IEnumerable<ReportedRun> Runs);

    private sealed record ReportedRun(EngineStamp Engine, DateTimeOffset Started, double Seconds, IEnumerable<ReportedLesson> Lessons);

    private sealed record ReportedLesson(string Id, IEnumerable<ReportedStep> Steps);

    private sealed record ReportedStep(string Id, string Variant, StepStatus Status, string? Reason, double Seconds, string File, int Line);

    [JsonSerializable(typeof(ReportedRuns))]
    private sealed partial class ReportJson : JsonSerializerContext;
}
