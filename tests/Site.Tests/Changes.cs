using Site.Content;
using Site.Diagnostics;
using Site.Recordings;
using Site.Verification;

namespace Site.Tests;

/// <summary>With <c>--changed</c>, a change of any input of a lesson makes it run again.</summary>
public sealed class Changes
{
    private const string Lesson = "lessons/first/lesson.yml";

    [Fact]
    public void What_passed_as_it_stands_is_left_out()
    {
        using var course = Verified();
        Assert.False(IsChanged(course));
    }

    [Theory]
    [InlineData(Lesson, "docker images", "docker ps")]
    [InlineData(Lesson, "    timeout: 5\n", "    timeout: 6\n")]
    [InlineData(Lesson, "    observes: true\n", "")]
    [InlineData(Lesson, "      exit: 0\n", "      exit: 1\n")]
    [InlineData(Lesson, "        one\n", "        two\n")]
    [InlineData(Lesson, "        err\n", "        error\n")]
    [InlineData(Lesson, "    until: one\n", "    until: on\n")]
    [InlineData(Lesson, "    terminal: b\n", "    terminal: c\n")]
    [InlineData(Lesson, "    sudo: true\n", "")]
    [InlineData(Lesson, "    api-calls: none\n", "")]
    [InlineData(Lesson, "    csharp: look.cs\n", "")]
    [InlineData(Lesson, "machine: docker", "machine: systemd")]
    [InlineData(Lesson, "  - id: note\n    file: note.txt\n", "  - id: note\n    file: other.txt\n")]
    [InlineData("lessons/first/files/note", "a note", "another note")]
    [InlineData("lessons/first/look.cs", "looking", "seeing")]
    [InlineData("lessons/first/look.check.cs", "so", "it is so")]
    [InlineData("lessons/first/look.check.yml", "Yes.", "Indeed.")]
    [InlineData("images/box/Dockerfile", "FROM", "# box\nFROM")]
    [InlineData("images/base/Dockerfile", "FROM", "# base\nFROM")]
    public void An_input_that_changed_makes_the_lesson_run_again(string file, string old, string fresh)
    {
        using var course = Verified();
        course.Replace(file, old, fresh);
        Assert.True(IsChanged(course));
    }

    /// <summary>
    /// No step names the image, and nor does anything that the lesson is made from. Its name only occurs as a part of another word.
    /// </summary>
    [Fact]
    public void An_image_of_another_lesson_is_no_input()
    {
        using var course = Verified();
        course.Replace("images/look/Dockerfile", "FROM", "# look\nFROM");
        Assert.False(IsChanged(course));
    }

    [Fact]
    public void Another_version_of_the_engine_makes_the_lesson_run_again()
    {
        using var course = Verified();
        Assert.True(IsChanged(course, docker: "26.1.6"));
    }

    [Fact]
    public void The_prose_is_no_input()
    {
        using var course = Verified();
        course.Replace("lessons/first/en.md", "Look.", "Look here.");
        Assert.False(IsChanged(course));
    }

    /// <summary>No recording shows anything of them, so none is stale.</summary>
    [Fact]
    public void The_data_of_a_check_are_no_input_of_a_step()
    {
        using var course = Verified();
        var content = new ContentDirectory(course.Root);
        var lesson = Read(content).Lessons.Single();
        var before = lesson.Steps.Select(step => StepInputs.Hash(content, lesson, step)).ToList();

        course.Replace("lessons/first/look.check.yml", "Yes.", "Indeed.");

        var fresh = Read(content).Lessons.Single();
        Assert.Equal(before, fresh.Steps.Select(step => StepInputs.Hash(content, fresh, step)));
    }

    private static CourseFixture Verified()
    {
        var course = new CourseFixture()
            .Write(
                Lesson,
                """
                minutes: 1
                machine: docker
                steps:
                  - id: look
                    shell: docker images
                    csharp: look.cs
                    check: look.check.cs
                    observes: true
                    sudo: true
                    timeout: 5
                    until: one
                    terminal: b
                    api-calls: none
                    expect:
                      exit: 0
                      output: |
                        one
                      stderr: |
                        err
                  - id: note
                    file: note.txt
                    from: files/note
                    check: look.check.cs

                """
            )
            .Write("lessons/first/files/note", "a note\n")
            .Write("lessons/first/look.cs", "Console.WriteLine(\"looking for box:latest\");\n")
            .Write("lessons/first/look.check.yml", "ask:\n  a: /a\ndone:\n  en: Yes.\n  zh: 是。\nrefused:\n  en: No.\n  zh: 否。\n")
            .Write("images/box/Dockerfile", "FROM base\n")
            .Write("images/base/Dockerfile", "FROM scratch\n")
            .Write("images/look/Dockerfile", "FROM scratch\n");
        var content = new ContentDirectory(course.Root);
        var lesson = Read(content).Lessons.Single();
        new VerifiedFile(content).Add(
            [("first", "trixie", new Verified(new DateOnly(2026, 11, 24), "26.1.5", "1.45", "6.18", LessonInputs.Hash(content, lesson)))],
            new DiagnosticBag()
        );
        return course;
    }

    private static bool IsChanged(CourseFixture fixture, string docker = "26.1.5")
    {
        var course = Read(new ContentDirectory(fixture.Root));
        return ChangedLessons.Of(course, course.Lessons, "trixie", docker, new DiagnosticBag()).Count == 1;
    }

    private static Course Read(ContentDirectory content) => new CourseReader(content, new DiagnosticBag()).Read()!;
}
