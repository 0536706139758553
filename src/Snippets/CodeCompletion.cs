using Site.Highlighting;

namespace Site.Snippets;

/// <summary>The names that can stand at a place of a program.</summary>
/// <param name="From">The offset at which the name begins. What is typed of it already follows.</param>
/// <param name="IsCut">Whether there are more names than these, so that they have to be asked for again when another character is typed.</param>
public sealed record CodeCompletions(int From, bool IsCut, IReadOnlyList<CodeCompletion> Items);

/// <param name="Name">As it is written in a program: <c>@class</c>.</param>
/// <param name="Note">Null for a keyword and for a namespace.</param>
/// <param name="Overloads">How many other methods, or generic types, have the same name.</param>
public sealed record CodeCompletion(string Name, CodeKind Kind, CodeNote? Note = null, int Overloads = 0);

/// <summary>The note on the name at a place of a program.</summary>
/// <param name="From">The offset at which the name begins.</param>
/// <param name="To">The offset after it.</param>
public sealed record CodeExplanation(int From, int To, CodeNote Note);
