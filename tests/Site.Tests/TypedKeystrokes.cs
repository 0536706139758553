using Site.Rendering;

namespace Site.Tests;

public sealed class TypedKeystrokes
{
    [Theory]
    [InlineData("ls -l\n", "ls -l|Enter")]
    [InlineData("\u0010\u0011", "Ctrl-P|Ctrl-Q")]
    [InlineData("ls\n\tx\u001b\u0003", "ls|Enter|Tab|x|Esc|Ctrl-C")]
    [InlineData("", "")]
    public void What_is_typed_is_told_as_keys(string typed, string keys) => Assert.Equal(keys, string.Join('|', Keystrokes.Of(typed)));
}
