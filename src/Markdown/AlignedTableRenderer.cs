using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Site.Markdown;

/// <summary>
/// Writes the alignment of a table's columns as classes of its cells. Markdig writes it as styles, which the content security policy of our
/// pages forbids.
/// </summary>
internal sealed class AlignedTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        for (var column = 0; column < table.ColumnDefinitions.Count; column++)
        {
            var definition = table.ColumnDefinitions[column];
            if (definition.Alignment is TableColumnAlign.Center or TableColumnAlign.Right)
            {
                Mark(table, column, definition.Alignment is TableColumnAlign.Center ? "center" : "right");
            }

            definition.Alignment = null;
        }

        base.Write(renderer, table);
    }

    private static void Mark(Table table, int column, string name)
    {
        foreach (var row in table.OfType<TableRow>().Where(row => column < row.Count))
        {
            row[column].GetAttributes().AddClass(name);
        }
    }
}
