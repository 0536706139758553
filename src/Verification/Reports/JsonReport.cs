using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Site.Recordings;

namespace Site.Verification.Reports;

/// <summary>Writes a report in JSON. Its format is documented in <c>docs/verification</c> and stays compatible.</summary>
public static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Write(IEnumerable<VerificationRun> runs) =>
        JsonSerializer.Serialize(new { Runs = runs.Select(Run) }, Options) + "\n";

    private static object Run(VerificationRun run) =>
        new
        {
            Engine = run.Steps.Select(step => step.Recording?.Engine).FirstOrDefault(stamp => stamp is not null)
                ?? new EngineStamp(run.Engine.Suite, "", "", ""),
            run.Started,
            Seconds = Math.Round(run.Seconds, 3),
            Lessons = run.Steps.GroupBy(step => step.Lesson.Id).Select(steps => new { Id = steps.Key, Steps = steps.Select(Step) }),
        };

    private static object Step(StepResult result) =>
        new
        {
            result.Step.Id,
            Variant = result.Variant.ToString().ToLowerInvariant(),
            result.Status,
            Reason = result.Faults.Any()
                ? string.Join(
                    "; ",
                    result.Faults.Select(found => found.IsFirst ? $"the first time: {Reason(found.Fault)}" : Reason(found.Fault))
                )
                : result.NotRunReason,
            Seconds = Math.Round(result.Seconds, 3),
            File = (result.Fault?.Location ?? result.Step.Location).Path,
            (result.Fault?.Location ?? result.Step.Location).Line,
        };

    private static string Reason(Fault fault) =>
        fault.Expected is null ? fault.Reason : $"{fault.Reason}; expected {fault.Expected}; actual {fault.Actual}";
}
