using System.Globalization;
using System.Xml.Linq;

namespace Site.Verification.Reports;

/// <summary>
/// Writes a report in the JUnit format for CI servers: a suite for each lesson and engine, a case for each step and variant.
/// </summary>
public static class JUnitReport
{
    public static string Write(IEnumerable<VerificationRun> runs)
    {
        var suites = runs.SelectMany(run => run.Steps.GroupBy(step => step.Lesson.Id).Select(steps => Suite(run, steps.Key, [.. steps])))
            .ToList();
        return new XDeclaration("1.0", "utf-8", null) + "\n" + new XElement("testsuites", suites) + "\n";
    }

    private static XElement Suite(VerificationRun run, string lesson, IReadOnlyList<StepResult> steps) =>
        new(
            "testsuite",
            new XAttribute("name", $"{lesson} on {run.Engine}"),
            new XAttribute("tests", steps.Count),
            new XAttribute("failures", steps.Count(step => step.Status == StepStatus.Failed)),
            new XAttribute("errors", steps.Count(step => step.Status == StepStatus.Error)),
            new XAttribute("skipped", steps.Count(step => step.Status is StepStatus.Blocked or StepStatus.Skipped)),
            new XAttribute("time", Seconds(steps.Sum(step => step.Seconds))),
            new XAttribute("timestamp", run.Started.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)),
            new XAttribute("hostname", "drydock"),
            steps.Select(step => Case(run, step))
        );

    private static XElement Case(VerificationRun run, StepResult step) =>
        new(
            "testcase",
            new XAttribute("classname", $"{run.Engine}.{step.Lesson.Id}"),
            new XAttribute("name", $"{step.Step.Id} ({step.Variant.ToString().ToLowerInvariant()})"),
            new XAttribute("time", Seconds(step.Seconds)),
            step.Status switch
            {
                StepStatus.Failed => Problem("failure", step),
                StepStatus.Error => Problem("error", step),
                StepStatus.Blocked or StepStatus.Skipped => new XElement("skipped", new XAttribute("message", step.NotRunReason!)),
                StepStatus.Flaky => new XElement(
                    "system-out",
                    Printable(
                        "flaky: it passed when its run was repeated; the first time: "
                            + $"{step.Fault!.Location}: {step.Fault.Reason}{Details(step.Fault)}"
                    )
                ),
                _ => null,
            }
        );

    private static XElement Problem(string kind, StepResult step) =>
        new(
            kind,
            new XAttribute("message", Printable($"{step.Fault!.Location}: {step.Fault.Reason}")),
            new XAttribute("type", kind),
            Printable(
                string.Concat(
                    step.Faults.Select(found =>
                        found.IsFirst
                            ? $"\nthe first time: {found.Fault.Location}: {found.Fault.Reason}{Details(found.Fault)}"
                            : Details(found.Fault)
                    )
                )
            )
        );

    private static string Details(Fault fault) => fault.Expected is null ? "" : $"\nexpected: {fault.Expected}\nactual: {fault.Actual}";

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Replaces characters that XML cannot contain, such as the control characters in a terminal's output.</summary>
    private static string Printable(string text) =>
        string.Concat(text.Select(character => System.Xml.XmlConvert.IsXmlChar(character) ? character : '\uFFFD'));
}
