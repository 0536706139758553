using System.Text;

namespace Site.Flows;

/// <summary>
/// An event as containerd sends it to its subscribers: a <c>containerd.types.Envelope</c> in the format of protocol buffers. Only the
/// fields that a flow needs are read.
/// </summary>
/// <param name="At">The time that its publisher gave it.</param>
/// <param name="Id">The first field of the event, which is the id of the container or the name of another object.</param>
public sealed record Envelope(DateTimeOffset At, string Namespace, string Topic, string Id, int? Pid)
{
    private const int NanosecondsPerTick = 100;

    /// <summary>The number of the field with the process id, in the events that have one.</summary>
    private static readonly Dictionary<string, int> PidFields = new()
    {
        ["/tasks/create"] = 6,
        ["/tasks/start"] = 2,
        ["/tasks/delete"] = 2,
        ["/tasks/exit"] = 3,
        ["/tasks/exec-started"] = 3,
    };

    /// <returns>Null for bytes that are not an envelope.</returns>
    public static Envelope? Read(ReadOnlySpan<byte> message)
    {
        var (at, space, topic) = (DateTimeOffset.UnixEpoch, "", "");
        ReadOnlySpan<byte> any = default;
        var fields = new ProtoReader(message);
        while (fields.Next())
        {
            switch (fields.Number)
            {
                case 1:
                    at = Time(fields.Bytes);
                    break;
                case 2:
                    space = Encoding.UTF8.GetString(fields.Bytes);
                    break;
                case 3:
                    topic = Encoding.UTF8.GetString(fields.Bytes);
                    break;
                case 4:
                    any = fields.Bytes;
                    break;
            }
        }

        if (fields.IsBroken || topic.Length == 0)
        {
            return null;
        }

        var (id, pid) = Event(Value(any), PidFields.GetValueOrDefault(topic, -1));
        return new Envelope(at, space, topic, id, pid);
    }

    private static DateTimeOffset Time(ReadOnlySpan<byte> message)
    {
        var time = DateTimeOffset.UnixEpoch;
        var fields = new ProtoReader(message);
        while (fields.Next())
        {
            time = fields.Number switch
            {
                1 when fields.Integer is < int.MaxValue => time.AddSeconds(fields.Integer),
                2 => time.AddTicks((long)fields.Integer / NanosecondsPerTick),
                _ => time,
            };
        }

        return time;
    }

    /// <summary>The value of a <c>google.protobuf.Any</c>.</summary>
    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> any)
    {
        ReadOnlySpan<byte> value = default;
        var fields = new ProtoReader(any);
        while (fields.Next())
        {
            value = fields.Number == 2 ? fields.Bytes : value;
        }

        return value;
    }

    private static (string Id, int? Pid) Event(ReadOnlySpan<byte> message, int pidField)
    {
        var id = "";
        int? pid = null;
        var fields = new ProtoReader(message);
        while (fields.Next())
        {
            if (fields.Number == 1)
            {
                id = Encoding.UTF8.GetString(fields.Bytes);
            }
            else if (fields.Number == pidField)
            {
                pid = (int)fields.Integer;
            }
        }

        return (id, pid);
    }
}
