using Site.Files;
using Site.Markdown;

namespace Site.Tests;

/// <summary>Memory that is used again.</summary>
public sealed class MemoryUsedAgain : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(100_000)]
    public void A_file_is_read_as_it_is_whatever_was_read_before(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        File.WriteAllBytes(_file, bytes);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var file = new RentedFile(_file);
            Assert.Equal(bytes, file.Content.ToArray());
        }
    }

    [Fact]
    public void A_file_that_has_more_than_its_length_says_is_read_to_its_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Such files are in /proc");
        using var file = new RentedFile("/proc/self/environ");
        Assert.Equal(File.ReadAllBytes("/proc/self/environ"), file.Content.ToArray());
    }

    [Fact]
    public void Texts_that_are_written_at_the_same_time_are_apart()
    {
        for (var round = 0; round < 3; round++)
        {
            using var outer = TextBuffer.Rent();
            outer.Write("outer");
            using (var inner = TextBuffer.Rent())
            {
                using var innermost = TextBuffer.Rent();
                innermost.Write("innermost");
                inner.Write("inner");
                Assert.Equal("innermost", innermost.ToString());
                Assert.Equal("inner", inner.ToString());
            }

            outer.Write(", again");
            Assert.Equal("outer, again", outer.ToString());
        }
    }

    [Fact]
    public void A_text_that_was_disposed_twice_is_not_used_twice_at_the_same_time()
    {
        var text = TextBuffer.Rent();
        text.Dispose();
        text.Dispose();
        using var one = TextBuffer.Rent();
        using var other = TextBuffer.Rent();
        Assert.NotSame(one, other);
    }

    [Fact]
    public void A_digest_that_is_made_while_another_is_does_not_change_it()
    {
        var outer = new DigestBuilder().Add("a");
        var inner = new DigestBuilder().Add("b").ToDigest();
        Assert.Equal(new DigestBuilder().Add("a").Add(inner).ToDigest(), outer.Add(new DigestBuilder().Add("b").ToDigest()).ToDigest());
    }

    public void Dispose() => File.Delete(_file);
}
