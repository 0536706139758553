using Site.Content;
using Site.Engines;
using Site.Verification;

namespace Site.Tests;

public sealed class Sharding
{
    private static readonly double[] Durations = [5, 40, 5, 10, 20, 10, 30];
    private static readonly IReadOnlyList<Lesson> Lessons =
    [
        .. Durations.Select((_, index) => new Lesson($"lesson-{index}", "", 1, MachineKind.Docker, [], new Dictionary<Language, Prose>())),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    public void The_shards_are_the_whole_and_share_nothing(int count)
    {
        var parts = Enumerable.Range(1, count).SelectMany(index => Of(new Shard(index, count))).ToList();
        Assert.Equal(Lessons.Select(lesson => lesson.Id).Order(), parts.Select(lesson => lesson.Id).Order());
    }

    [Fact]
    public void They_take_about_as_long() => Assert.Equal([60, 60], new[] { 1, 2 }.Select(index => Of(new Shard(index, 2)).Sum(Seconds)));

    [Fact]
    public void A_shard_keeps_the_order_of_the_course() =>
        Assert.Equal(
            Of(new Shard(1, 2)).Select(lesson => lesson.Id).Order(StringComparer.Ordinal),
            Of(new Shard(1, 2)).Select(lesson => lesson.Id)
        );

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("-1/2")]
    [InlineData("one/2")]
    public void What_is_no_part_of_a_whole_is_refused(string text) => Assert.Null(Shard.Parse(text));

    [Fact]
    public void A_part_is_read() => Assert.Equal(new Shard(2, 3), Shard.Parse("2/3"));

    private static IReadOnlyList<Lesson> Of(Shard shard) => shard.Of(Lessons, Seconds);

    private static double Seconds(Lesson lesson) => Durations[Lessons.ToList().IndexOf(lesson)];
}
