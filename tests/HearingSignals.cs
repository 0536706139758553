using System.Runtime.CompilerServices;
using Site.Processes;

namespace Tests;

/// <summary>Whoever starts the tests with <c>&amp;</c> or <c>nohup</c> has Ctrl-C ignored in them, and in all that they start.</summary>
internal static class HearingSignals
{
    [ModuleInitializer]
    internal static void Begin() => InheritedSignals.Hear();
}
