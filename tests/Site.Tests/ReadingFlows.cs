using System.Text;
using Site.Flows;
using Site.Processes;
using Site.Recordings;
using Site.Recordings.Normalising;

namespace Site.Tests;

/// <summary>What an engine's programs print of themselves, and how two runs are compared.</summary>
public sealed class ReadingFlows
{
    private static readonly DateTimeOffset Began = new(2026, 11, 26, 5, 50, 48, TimeSpan.Zero);

    [Fact]
    public void The_registrys_log_gives_the_requests_since_the_start_of_the_step()
    {
        var log = """
            time="2026-11-26T05:50:47.846541269Z" level=info msg="listening on 127.0.0.1:5000" go.version=go1.24.4
            time="2026-11-26T05:50:47.900000000Z" level=info msg="response completed" http.request.method=GET http.request.uri=/v2/early http.response.duration=1ms http.response.status=200 http.response.written=2
            time="2026-11-26T05:50:48.845047936Z" level=info msg="response completed" http.request.method=GET http.request.uri="/v2/library/hello-world/blobs/sha256:0a" http.request.useragent="docker/26 UpstreamClient(Docker-Client/26 \\(linux\\))" http.response.duration=3.841009ms http.response.status=200 http.response.written=734
            127.0.0.1 - - [26/Nov/2026:05:50:48 +0000] "GET /v2/ HTTP/1.1" 200 2 "" "docker/26"
            time="2026-11-26T05:50:49Z" level=info msg="response completed" http.request.method=HEAD http.request.uri=/v2/ http.response.duration=1.5s http.response.status=404
            time="2026-11-26T05:50:49Z" level=info msg="response completed" http.request.method=HEAD http.response.duration=long
            """;

        Assert.Equal(
            [
                new RegistryRequest(TimeSpan.Zero, TimeSpan.FromSeconds(1.5), "HEAD", "/v2/", 404, 0),
                new RegistryRequest(
                    TimeSpan.FromTicks(8450479 - 38410),
                    TimeSpan.FromTicks(38410),
                    "GET",
                    "/v2/library/hello-world/blobs/sha256:0a",
                    200,
                    734
                ),
            ],
            RegistryLog.Read(log, Began)
        );
    }

    [Fact]
    public void Dockerds_events_keep_their_times_and_names()
    {
        var text = """
            {"Type":"container","Action":"die","Actor":{"ID":"4e76","Attributes":{"exitCode":"3","name":"web"}},"timeNano":1795672248250000000}
            {"Type":"volume","Action":"create","Actor":{"ID":"data"},"timeNano":1795672248000000000}
            {"Type":"image","Action":"pull","Actor":{"ID":"early"},"timeNano":1795672247000000000}
            not an event
            {"Type":"image"}
            """;

        Assert.Equal(
            [
                new EngineEvent(TimeSpan.FromMilliseconds(250), "container", "die", "4e76", "web", "3"),
                new EngineEvent(TimeSpan.Zero, "volume", "create", "data"),
            ],
            EngineEvents.Read(text, Began)
        );
    }

    [Fact]
    public void An_envelope_of_containerd_gives_time_topic_container_and_process()
    {
        byte[] start = [.. Bytes(1, "4e76"), 2 << 3, 0xd8, 0x01];
        byte[] envelope =
        [
            .. Bytes(1, [1 << 3, .. Varint(1795672248), 2 << 3, .. Varint(500_000_000)]),
            .. Bytes(2, "moby"),
            .. Bytes(3, "/tasks/start"),
            .. Bytes(4, [.. Bytes(1, "containerd.events.TaskStart"), .. Bytes(2, start)]),
        ];

        Assert.Equal(new Envelope(Began.AddMilliseconds(500), "moby", "/tasks/start", "4e76", 216), Envelope.Read(envelope));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x1a, 0x7f, 0x2f })]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { 0x1b })]
    public void Bytes_that_are_no_envelope_are_none(byte[] bytes) => Assert.Null(Envelope.Read(bytes));

    [Fact]
    public void Times_ids_and_order_make_no_difference()
    {
        Assert.True(
            FlowFacts.AreKnown(Flow(1, "loving_fermi", "runc create", "runc start"), Flow(2, "brave_euler", "runc start", "runc create"))
        );
        Assert.True(FlowFacts.AreKnown(null, null));
    }

    [Fact]
    public void A_process_that_was_missed_does_not_replace_a_flow_that_has_it()
    {
        var whole = Flow(1, "a_bc", "runc create", "runc delete", "runc delete");
        var part = Flow(1, "a_bc", "runc create", "runc delete");

        Assert.True(FlowFacts.AreKnown(whole, part));
        Assert.False(FlowFacts.AreKnown(part, whole));
    }

    [Fact]
    public void Another_event_or_a_missing_one_is_a_difference()
    {
        var flow = Flow(1, "web");

        Assert.False(FlowFacts.AreKnown(flow, Flow(1, "db")));
        Assert.False(FlowFacts.AreKnown(flow, flow with { Runtime = [] }));
        Assert.False(FlowFacts.AreKnown(flow, flow with { Registry = [.. flow.Registry, .. flow.Registry] }));
        Assert.False(FlowFacts.AreKnown(null, flow));
        Assert.False(FlowFacts.AreKnown(flow, null));
    }

    [Fact]
    public void A_recording_without_a_flow_is_written_as_before_flows_were_recorded()
    {
        var recording = new Recording(
            "true",
            new RunOutput([], 0, Cut: false),
            1,
            [],
            new RunOutput([], 0, Cut: false),
            new EngineStamp("trixie", "26.1.5", "1.45", "6.1"),
            "sha256:0"
        );

        Assert.DoesNotContain("flow", RecordingFile.Write(recording), StringComparison.OrdinalIgnoreCase);
        var flow = Flow(1, "web", "runc create");
        var read = RecordingFile.Read<Recording>(RecordingFile.Write(recording with { Flow = flow })).Flow!;
        Assert.Equal(flow.Engine, read.Engine);
        Assert.Equal(flow.Runtime, read.Runtime);
        Assert.Equal(flow.Registry, read.Registry);
        Assert.Equal(flow.Processes, read.Processes);
    }

    private static Flow Flow(int second, string name, params string[] programs)
    {
        var at = TimeSpan.FromSeconds(second);
        return new Flow(
            [new EngineEvent(at, "container", "create", $"4e76{second}", name)],
            [new RuntimeEvent(at, "/tasks/start", $"4e76{second}", 200 + second)],
            [new RegistryRequest(at, at, "GET", $"/v2/blobs/sha256:{new string((char)('0' + second), 64)}", 200, 10)],
            [
                .. programs.Select(program => new SeenProcess(
                    at,
                    at,
                    100 + second,
                    1,
                    "bash",
                    program.Split(' ')[0],
                    program.Split(' ').ElementAtOrDefault(1)
                )),
            ]
        );
    }

    private static byte[] Bytes(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int field, byte[] content) => [(byte)((field << 3) | 2), (byte)content.Length, .. content];

    private static byte[] Varint(long value)
    {
        var bytes = new List<byte>();
        for (; value > 127; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }
}
