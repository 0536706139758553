using System.Runtime.CompilerServices;

namespace Site.Sandbox.Tests;

/// <summary>Lets an ordinary user run these tests, in the same way as the program itself.</summary>
internal static class AsOrdinaryUser
{
    [ModuleInitializer]
    internal static void Enter() => UserNamespace.Enter();
}
