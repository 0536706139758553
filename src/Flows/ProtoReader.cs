using System.Buffers.Binary;

namespace Site.Flows;

/// <summary>
/// Reads the fields of a message in the format of protocol buffers, one after the other. It stops at bytes that are not such a message.
/// </summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private const int MaxShift = 63;
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the current field.</summary>
    public int Number { get; private set; }

    /// <summary>The value of a field that is a number; 0 for others.</summary>
    public ulong Integer { get; private set; }

    /// <summary>The content of a field that is a text or a message; empty for others.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Whether the message ended within a field.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Moves to the next field.</summary>
    /// <returns>False at the end of the message.</returns>
    public bool Next()
    {
        Integer = 0;
        Bytes = default;
        if (_rest.IsEmpty || IsBroken)
        {
            return false;
        }

        var tag = Varint();
        Number = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                Integer = Varint();
                break;
            case 1:
                Bytes = Take(8);
                Integer = Bytes.Length == 8 ? BinaryPrimitives.ReadUInt64LittleEndian(Bytes) : 0;
                break;
            case 2:
                Bytes = Take(Varint());
                break;
            case 5:
                Bytes = Take(4);
                Integer = Bytes.Length == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(Bytes) : 0;
                break;
            default:
                IsBroken = true;
                break;
        }

        return !IsBroken;
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift <= MaxShift && !_rest.IsEmpty; shift += 7)
        {
            var next = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        IsBroken = true;
        return 0;
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            IsBroken = true;
            return default;
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
