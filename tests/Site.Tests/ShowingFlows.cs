using Site.Content;
using Site.EngineApi;
using Site.Flows;
using Site.Pages;
using Site.Planning;
using Site.Processes;
using Site.Recordings;
using Site.Rendering;

namespace Site.Tests;

/// <summary>A recorded flow as a list of sentences.</summary>
public sealed class ShowingFlows
{
    private static readonly ApiCall Create = new(Ms(10), Ms(30), "POST", "/containers/create", 201, null, null);
    private static readonly ApiCall Ping = new(Ms(5), Ms(1), "HEAD", "/_ping", 200, null, null);
    private static readonly ApiCall Wait = new(Ms(50), null, "POST", "/containers/web/wait", 200, null, null);

    private static readonly Flow Recorded = new(
        [new EngineEvent(Ms(40.4), "container", "create", "4e76", "web"), new EngineEvent(Ms(90), "container", "die", "4e76", "web", "3")],
        [new RuntimeEvent(Ms(70), "/tasks/start", "4e76", 216), new RuntimeEvent(Ms(75), "/unheard/of", "4e76")],
        [new RegistryRequest(Ms(20), Ms(4), "GET", "/v2/", 200, 2)],
        [
            new SeenProcess(Ms(60), Ms(35), 200, 1, "bash", "containerd-shim"),
            new SeenProcess(Ms(61), null, 210, 200, "containerd-shim", "runc", "create"),
            new SeenProcess(Ms(62), Ms(5), 216, 210, "runc", "runc", "init"),
            new SeenProcess(Ms(71), Ms(5), 216, 210, "runc", "hello"),
        ]
    );

    [Fact]
    public void Everything_is_there_in_the_order_of_its_time_and_an_answer_comes_last_within_a_millisecond() =>
        Assert.Equal(
            [
                "5 docker asks dockerd: HEAD /_ping. dockerd answers with 200.",
                "10 docker asks dockerd: POST /containers/create.",
                "20 dockerd asks the registry: GET /v2/. The answer is 200, 2 bytes, after 4 ms.",
                "40 dockerd reports container create for web.",
                "40 dockerd answers POST /containers/create with 201.",
                "50 docker asks dockerd: POST /containers/web/wait.",
                "60 Process 200: containerd-shim runs. Its parent is process 1, bash.",
                "61 containerd-shim starts runc create, process 210.",
                "62 runc starts runc init, process 216, which is to become the container’s.",
                "70 containerd reports /tasks/start: process 216 has started.",
                "71 Process 216: hello runs in the container.",
                "75 containerd reports /unheard/of.",
                "90 dockerd reports container die for web, with exit code 3.",
                "95 Process 200: containerd-shim has ended.",
            ],
            View(Recorded)
                .Messages.Select(message =>
                {
                    var (before, code, after) = FlowSentence.Of(message, Wording.For(Language.English).Flow, "docker");
                    return $"{message.At.TotalMilliseconds} {before}{code}{after}";
                })
        );

    [Fact]
    public void An_arrow_joins_two_lanes_only_if_both_ends_were_recorded() =>
        Assert.Equal(
            ["Client>Dockerd", "Client>Dockerd", "Dockerd>Registry", "Dockerd>Client", "Client>Dockerd", "Shim>Runc"],
            View(Recorded).Messages.Where(message => message.From != message.To).Select(message => $"{message.From}>{message.To}")
        );

    [Fact]
    public void Every_language_has_a_sentence_for_each()
    {
        foreach (var words in Language.Known.Select(language => Wording.For(language).Flow))
        {
            Assert.All(View(Recorded).Messages, message => Assert.NotEmpty(FlowSentence.Of(message, words, "docker").After));
            Assert.Equal(Enum.GetValues<FlowLane>().Length - 1, words.Lanes.Count);
        }
    }

    private static FlowView View(Flow flow) =>
        FlowViews.Of(
            new Recording(
                "docker run web",
                new RunOutput([], 0, Cut: false),
                1,
                [Ping, Create, Wait],
                new RunOutput([], 0, Cut: false),
                new EngineStamp("trixie", "26.1.5+dfsg1", "1.45", "6.1"),
                ""
            )
            {
                Flow = flow,
            },
            isOpen: true
        )!;

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
