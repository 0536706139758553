using Site.Content;
using Site.Engines;
using Site.Markdown;
using Site.Markdown.Choices;
using Site.Markdown.Listings;
using Site.Markdown.ThenNow;

namespace Site.Rendering;

/// <summary>The site's own words in one language. What lessons say comes from <c>content/</c>.</summary>
public sealed record Wording
{
    // Around every page
    public required string SkipToContent { get; init; }
    public required string OtherLanguages { get; init; }
    public required string Theme { get; init; }
    public required string ThemeSystem { get; init; }
    public required string ThemeLight { get; init; }
    public required string ThemeDark { get; init; }
    public required string Course { get; init; }
    public required string Lessons { get; init; }

    /// <summary>The title of the navigation where there are no lessons.</summary>
    public required string Pages { get; init; }

    /// <summary>The link to all pages of a section, by their number.</summary>
    public required Func<int, string> AllPages { get; init; }
    public required string Breadcrumbs { get; init; }
    public required string OnThisPage { get; init; }
    public required string Home { get; init; }
    public required string FooterPromise { get; init; }

    public required string Untranslated { get; init; }
    public required string Edit { get; init; }

    /// <summary>The link to the site in one file, by its size in bytes.</summary>
    public required Func<long, string> Offline { get; init; }

    // Keys
    public required string Keys { get; init; }

    /// <summary>Each with its keys, any of which will do.</summary>
    public required IReadOnlyList<(IReadOnlyList<string> Keys, string What)> Shortcuts { get; init; }

    /// <summary>The switch for the keys that are a single character.</summary>
    public required string SingleKeyShortcuts { get; init; }

    // Search
    public required string Search { get; init; }
    public required string SearchPlaceholder { get; init; }
    public required string SearchClose { get; init; }
    public required string SearchMove { get; init; }
    public required string SearchOpen { get; init; }
    public required string SearchResults { get; init; }

    /// <summary>What can be looked for: shown before anything is typed.</summary>
    public required string SearchEmpty { get; init; }

    /// <summary>By what the reader typed.</summary>
    public required Func<string, string> SearchNone { get; init; }
    public required string SearchOne { get; init; }

    /// <summary>By their number, 2 or more.</summary>
    public required Func<string, string> SearchMany { get; init; }
    public required string SearchFailed { get; init; }

    /// <summary>By the step's number.</summary>
    public required Func<string, string> SearchStep { get; init; }

    // The front page
    public required string Promise { get; init; }
    public required string Lead { get; init; }
    public required string Start { get; init; }
    public required string SeeLessons { get; init; }
    public required string FeaturedTitle { get; init; }

    /// <summary>What the check printed follows.</summary>
    public required string FeaturedCheck { get; init; }

    /// <summary>The versions follow.</summary>
    public required string FeaturedEngines { get; init; }

    /// <summary>The link to the step, by its calls of the Engine API.</summary>
    public required Func<int, string> FeaturedLink { get; init; }
    public required IReadOnlyList<(string Title, string Text)> Proofs { get; init; }
    public required string DrawingContainers { get; init; }
    public required string DrawingEngine { get; init; }
    public required string DrawingKernel { get; init; }
    public required string DrawingSandbox { get; init; }

    // A lesson
    public required Func<int, string> Minutes { get; init; }
    public required Func<int, string> Steps { get; init; }

    /// <summary>By the engine's version; the date follows.</summary>
    public required Func<string, string> Verified { get; init; }

    /// <summary>The same for a lesson that ran on a stand-in for the machine that it is about.</summary>
    public required Func<string, string> Rehearsed { get; init; }

    /// <summary>Below the facts of such a lesson.</summary>
    public required string RehearsalHelp { get; init; }
    public required string NotVerified { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }
    public required string PreviousAndNext { get; init; }

    /// <summary>The words above a callout, by its kind: <c>note</c>, <c>tip</c>, <c>warning</c>, and in alerts also <c>important</c> and <c>caution</c>.</summary>
    public required IReadOnlyDictionary<string, string> CalloutTitles { get; init; }

    /// <summary>Above a passage that holds on some engines only, by their versions.</summary>
    public required Func<IReadOnlyList<string>, string> OnEngines { get; init; }

    /// <summary>Two figures of which one is shown.</summary>
    public required ThenNowWords ThenNow { get; init; }

    /// <summary>A list of links to choose from.</summary>
    public required ChoiceWords Choices { get; init; }

    /// <summary>The button of a code block.</summary>
    public ListingWords Listings => new(Copy, Copied, CopyFailed);

    public ContainerTitles ContainerTitles =>
        new(
            CalloutTitles,
            EngineName.All.ToDictionary(engine => engine.Suite, engine => engine.Docker),
            OnEngines,
            EngineName.Default.Suite,
            ThenNow,
            Choices
        );

    // A step
    public required Func<int, int, string> Step { get; init; }
    public required string Observes { get; init; }
    public required string ObservesHelp { get; init; }
    public required string Variants { get; init; }
    public required string Shell { get; init; }
    public required string CSharp { get; init; }
    public required string Command { get; init; }
    public required string Terminal { get; init; }

    /// <summary>By its name.</summary>
    public required Func<string, string> OtherTerminal { get; init; }

    /// <summary>The keys follow.</summary>
    public required string Typed { get; init; }
    public required string EndsWithControlC { get; init; }
    public required string EndsWithLesson { get; init; }
    public required string WriteFile { get; init; }
    public required Func<Need, string> Skipped { get; init; }
    public required string Output { get; init; }
    public required string ProgramOutput { get; init; }
    public required string NoOutput { get; init; }
    public required string NotRecorded { get; init; }

    /// <summary>Below a chart, by the version of Docker.</summary>
    public required Func<string, string> ChartSource { get; init; }
    public required Func<int, string> ExitCode { get; init; }
    public required string ExitExpected { get; init; }
    public required Func<int, string> ExitUnexpected { get; init; }
    public required string Cut { get; init; }
    public required string Play { get; init; }
    public required string Pause { get; init; }
    public required string Resume { get; init; }
    public required string Replay { get; init; }
    public required string Skip { get; init; }
    public required string Restart { get; init; }

    /// <summary>The speed of a replay; a factor follows.</summary>
    public required string Speed { get; init; }
    public required string Copy { get; init; }
    public required string Copied { get; init; }
    public required string CopyFailed { get; init; }
    public required string Download { get; init; }

    /// <summary>The link for those without scripts.</summary>
    public required string NamesLink { get; init; }
    public required string RunWith { get; init; }
    public required string HowWeCheck { get; init; }

    /// <summary>Above the list of engines and dates.</summary>
    public required string CheckedOn { get; init; }
    public required string CheckLead { get; init; }

    public required FlowWording Flow { get; init; }

    // Under the hood, and other engines
    public required Func<int, string> UnderTheHood { get; init; }
    public required string CallsLead { get; init; }

    /// <summary>The link for those without scripts.</summary>
    public required string BodiesLink { get; init; }
    public required string Request { get; init; }
    public required string Response { get; init; }
    public required Func<long, string> BodyIsBinary { get; init; }
    public required Func<long, string> BodyIsCut { get; init; }
    public required string BecomesStream { get; init; }
    public required string StillOpen { get; init; }
    public required string NoAnswer { get; init; }
    public required Func<IEnumerable<string>, string> AlsoVerified { get; init; }
    public required Func<string, string> OtherOutput { get; init; }

    /// <summary>The link for those without scripts.</summary>
    public required string OutputsLink { get; init; }
    public required string Lens { get; init; }
    public required string LensHelp { get; init; }

    // Progress
    public required string LessonDone { get; init; }
    public required string Progress { get; init; }

    /// <summary>With <c>{0}</c> for the number of lessons that are done, and <c>{1}</c> for all.</summary>
    public required string ProgressCount { get; init; }
    public required string Continue { get; init; }
    public required string ProgressKept { get; init; }
    public required string ProgressHelp { get; init; }
    public required string Export { get; init; }
    public required string Import { get; init; }
    public required string Imported { get; init; }
    public required string ImportFailed { get; init; }
    public required string Reset { get; init; }
    public required string ResetConfirm { get; init; }

    // Your turn
    public required string Task { get; init; }
    public required string TaskLead { get; init; }
    public required Func<int, string> Hint { get; init; }
    public required string Solution { get; init; }
    public required string SolutionLead { get; init; }
    public required string TaskCheck { get; init; }
    public required string TaskCheckLead { get; init; }
    public required string TaskDone { get; init; }

    // The quiz
    public required string Quiz { get; init; }
    public required string QuizLead { get; init; }
    public required Func<int, string> Question { get; init; }
    public required string ChooseOne { get; init; }
    public required string ChooseSeveral { get; init; }
    public required string CheckAnswer { get; init; }
    public required string NothingChosen { get; init; }
    public required string AnswerRight { get; init; }
    public required string AnswerWrong { get; init; }
    public required string AnswerIncomplete { get; init; }
    public required string Answers { get; init; }
    public required string IsRight { get; init; }
    public required string IsWrong { get; init; }

    // The glossary
    /// <summary>Stands between the words of a list.</summary>
    public required string Comma { get; init; }

    /// <summary>The lessons that use a term follow.</summary>
    public required string TermUses { get; init; }

    // The page for an address that is not there
    public required string NotFoundLead { get; init; }
    public required string NotFoundHelp { get; init; }

    public static Wording For(Language language) =>
        language.Code switch
        {
            "en" => EnglishWording.Words,
            "zh" => ChineseWording.Words,
            _ => throw new ArgumentException($"the theme has no words for {language.Name}", nameof(language)),
        };
}
