using System.Runtime.CompilerServices;
using Site.Processes;

namespace Tests;

/// <summary>
/// Makes Ctrl-C work in the tests, and in the programs that they start, when a script starts the tests with <c>&amp;</c>.
/// </summary>
internal static class DefaultSignals
{
    [ModuleInitializer]
    internal static void Restore() => InheritedSignals.RestoreDefaults();
}
