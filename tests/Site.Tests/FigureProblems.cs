namespace Site.Tests;

public sealed class FigureProblems
{
    private const string File = "lessons/first/figures/flow.svg";
    private const string Figure =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 90\">\n<title lang=\"en\">T</title>\n<title lang=\"zh\">T</title>\n<desc lang=\"en\">D</desc>\n<desc lang=\"zh\">D</desc>\n<text lang=\"en\" x=\"1\">a</text>\n<text lang=\"zh\" x=\"1\">b</text>\n</svg>\n";

    [Fact]
    public async Task A_sound_figure_has_none()
    {
        using var course = Course();
        Assert.Empty(await course.ErrorsAsync());
    }

    [Theory]
    [InlineData("</svg>", "", "9:1: error invalid-figure: this is not well-formed XML")]
    [InlineData("<svg ", "<!DOCTYPE svg SYSTEM \"x\"><svg ", "1:1: error invalid-figure: this is not well-formed XML")]
    [InlineData(" viewBox=\"0 0 400 90\"", "", "1:2: error invalid-figure: the figure is not an `svg` element with a `viewBox`")]
    [InlineData("<title lang=\"zh\">T</title>\n", "", "1:2: error missing-key: the figure does not have a `title` in every language")]
    [InlineData(">D<", "> <", "1:2: error missing-key: the figure does not have a `desc` in every language")]
    [InlineData("</svg>", "<script>alert(1)</script></svg>", "8:2: error invalid-figure: a figure cannot contain the element `script`")]
    [InlineData("</svg>", "<g onclick=\"x\"/></svg>", "8:4: error invalid-figure: a figure cannot have the attribute `onclick`")]
    [InlineData("</svg>", "<g style=\"x\"/></svg>", "8:4: error invalid-figure: a figure cannot have the attribute `style`")]
    [InlineData(
        "</svg>",
        "<image href=\"https://example.org/\"/></svg>",
        "8:2: error invalid-figure: a figure cannot contain the element `image`"
    )]
    [InlineData(
        "</svg>",
        "<g fill=\"url(https://example.org/#a)\"/></svg>",
        "8:4: error invalid-figure: a figure cannot refer to anything outside itself"
    )]
    [InlineData("<text lang=\"zh\" x=\"1\">b</text>\n", "", "1:2: error missing-translation: some texts here are missing in 简体中文")]
    [InlineData("<text lang=\"zh\"", "<text lang=\"fr\"", "7:2: error invalid-value: `fr` is not a language of the course")]
    public async Task Each_is_told_at_its_place(string old, string fresh, string wanted)
    {
        using var course = Course().Replace(File, old, fresh);
        Assert.Contains(await course.ErrorsAsync(), error => error.StartsWith($"{File}:{wanted}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_one_is_told_where_it_is_placed()
    {
        using var course = Course().Replace("lessons/first/en.md", "flow.svg", "flaw.svg");
        Assert.Equal(
            ["lessons/first/en.md:7:1: error missing-file: figure `figures/flaw.svg` not found; draw it, or fix the name"],
            await course.ErrorsAsync()
        );
    }

    [Fact]
    public async Task A_page_places_it_once()
    {
        using var course = Course()
            .Replace("lessons/first/en.md", "(figures/flow.svg)\n", "(figures/flow.svg)\n\n![Again](figures/flow.svg)\n");
        Assert.StartsWith(
            "lessons/first/en.md:9:1: error duplicate-id",
            Assert.Single(await course.ErrorsAsync()),
            StringComparison.Ordinal
        );
    }

    private static CourseFixture Course() =>
        new CourseFixture().Write(File, Figure).Replace("lessons/first/en.md", "Look.", "![Flow](figures/flow.svg)\n\nLook.");
}
