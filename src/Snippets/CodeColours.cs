using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.Text;

namespace Site.Snippets;

/// <summary>Colours a snippet by what its words mean to the compiler.</summary>
internal static class CodeColours
{
    /// <returns>Spans that, joined, are the source.</returns>
    public static async Task<IReadOnlyList<CodeSpan>> OfAsync(Document document, CancellationToken ct)
    {
        var source = await document.GetTextAsync(ct);
        var spans = new List<CodeSpan>();
        var end = 0;
        foreach (var found in (await Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, source.Length), ct))
            .Where(found => Kind(found.ClassificationType) is not CodeKind.Plain)
            .OrderBy(found => found.TextSpan.Start))
        {
            // A word can be classified twice, as a method and as a static symbol, say: the first, more telling one stays.
            if (found.TextSpan.Start >= end)
            {
                Add(CodeKind.Plain, TextSpan.FromBounds(end, found.TextSpan.Start));
                Add(Kind(found.ClassificationType), found.TextSpan);
                end = found.TextSpan.End;
            }
        }

        Add(CodeKind.Plain, TextSpan.FromBounds(end, source.Length));
        return spans;

        void Add(CodeKind kind, TextSpan span)
        {
            if (span.Length > 0)
            {
                spans.Add(new CodeSpan(kind, source.ToString(span)));
            }
        }
    }

    private static CodeKind Kind(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword => CodeKind.Keyword,
        ClassificationTypeNames.ControlKeyword => CodeKind.Control,
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral or ClassificationTypeNames.StringEscapeCharacter => CodeKind.String,
        ClassificationTypeNames.NumericLiteral => CodeKind.Number,
        ClassificationTypeNames.Comment => CodeKind.Comment,
        ClassificationTypeNames.PreprocessorKeyword or ClassificationTypeNames.PreprocessorText => CodeKind.Directive,
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.RecordStructName
            or ClassificationTypeNames.StructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName
            or ClassificationTypeNames.DelegateName or ClassificationTypeNames.TypeParameterName => CodeKind.Type,
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => CodeKind.Method,
        ClassificationTypeNames.PropertyName or ClassificationTypeNames.FieldName or ClassificationTypeNames.EnumMemberName
            or ClassificationTypeNames.ConstantName or ClassificationTypeNames.EventName => CodeKind.Member,
        ClassificationTypeNames.LocalName or ClassificationTypeNames.ParameterName => CodeKind.Local,
        ClassificationTypeNames.Punctuation or ClassificationTypeNames.Operator => CodeKind.Punctuation,
        _ => CodeKind.Plain,
    };
}
