using System.Buffers.Binary;
using System.Text;

namespace Site.PageEngine;

/// <summary>
/// Makes an executable that can be loaded at any address one with fixed addresses. Debian's docker and dockerd have more than 100,000
/// relocations, which the loader applies at each start; on an emulated processor that takes long, and dockerd starts itself several times
/// for a single <c>docker run</c>.
/// </summary>
/// <param name="file">An executable for 32-bit x86. It is changed.</param>
internal sealed class FixedAddresses(byte[] file)
{
    private const uint Base = 0x08000000;

    private const int Relative = 8;
    private const uint Loadable = 1,
        Dynamic = 2,
        Stack = 0x6474e551;

    /// <summary>The entries of the dynamic section that contain addresses.</summary>
    private static readonly uint[] Addresses =
    [
        3, // PLTGOT
        4, // HASH
        5, // STRTAB
        6, // SYMTAB
        7, // RELA
        12, // INIT
        13, // FINI
        17, // REL
        23, // JMPREL
        25, // INIT_ARRAY
        26, // FINI_ARRAY
        32, // PREINIT_ARRAY
        0x6ffffef5, // GNU_HASH
        0x6ffffff0, // VERSYM
        0x6ffffffc, // VERDEF
        0x6ffffffe, // VERNEED
    ];

    /// <returns>The file; unchanged when its addresses are fixed already.</returns>
    /// <exception cref="InvalidDataException">It is another kind of file.</exception>
    public byte[] Apply()
    {
        if (!file.AsSpan(0, 5).SequenceEqual("\u007fELF\u0001"u8))
        {
            throw new InvalidDataException("This is no 32-bit executable");
        }

        if (Half(16) == 2)
        {
            return file;
        }

        var entries = DynamicEntries();
        Relocate(entries);
        MoveSections();
        MoveEntries(entries);
        foreach (var header in Headers())
        {
            if (Word(header) != Stack)
            {
                Add(header + 8);
                Add(header + 12);
            }
        }

        Add(24);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(16), 2);
        return file;
    }

    /// <summary>Changes a number behind a text's address and length, as Go lays out a struct of a string and an integer.</summary>
    /// <exception cref="InvalidDataException">There is not exactly one such struct.</exception>
    public void Change(string text, uint from, uint to)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var wanted = new byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(wanted, AddressOf(file.AsSpan().IndexOf(bytes)));
        BinaryPrimitives.WriteInt32LittleEndian(wanted.AsSpan(4), bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(wanted.AsSpan(8), from);
        var at = file.AsSpan().IndexOf(wanted);
        if (at < 0 || file.AsSpan(at + 1).IndexOf(wanted) >= 0)
        {
            throw new InvalidDataException($"There is not exactly one \"{text}\" with the number {from}");
        }

        Set(at + 8, to);
    }

    private uint AddressOf(int offset) =>
        Headers()
            .Where(header => Word(header) == Loadable && offset >= Word(header + 4) && offset < Word(header + 4) + Word(header + 16))
            .Select(header => (uint)offset - Word(header + 4) + Word(header + 8))
            .FirstOrDefault();

    private Dictionary<uint, int> DynamicEntries()
    {
        var entries = new Dictionary<uint, int>();
        for (var at = (int)Word(Headers().First(header => Word(header) == Dynamic) + 4); Word(at) != 0; at += 8)
        {
            entries.TryAdd(Word(at), at);
        }

        return entries;
    }

    /// <summary>Applies the relative relocations, and moves the places of the others.</summary>
    private void Relocate(Dictionary<uint, int> entries)
    {
        var (rel, size, relative) = (Value(17), Value(18), (int)(entries.ContainsKey(0x6ffffffa) ? Value(0x6ffffffa) : 0));
        var table = OffsetOf(rel);
        for (var index = 0; index < size / 8; index++)
        {
            if (index < relative)
            {
                if (Word(table + 8 * index + 4) != Relative)
                {
                    throw new InvalidDataException($"Relocation {index} is of another kind");
                }

                Add(OffsetOf(Word(table + 8 * index)));
            }
            else
            {
                Add(table + 8 * index);
            }
        }

        if (entries.ContainsKey(23))
        {
            // The functions that are looked up when they are first called.
            var lazy = OffsetOf(Value(23));
            for (var index = 0; index < Value(2) / 8; index++)
            {
                Add(OffsetOf(Word(lazy + 8 * index)));
                Add(lazy + 8 * index);
            }
        }

        if (entries.ContainsKey(3) && OffsetOf(Value(3)) is var got && Word(got) != 0)
        {
            Add(got);
        }

        if (relative > 0)
        {
            Set(entries[17] + 4, rel + 8 * (uint)relative);
            Set(entries[18] + 4, size - 8 * (uint)relative);
            Set(entries[0x6ffffffa] + 4, 0);
        }

        uint Value(uint entry) => Word(entries[entry] + 4);
    }

    private void MoveEntries(Dictionary<uint, int> entries)
    {
        foreach (var entry in Addresses.Where(entries.ContainsKey))
        {
            Add(entries[entry] + 4);
        }

        if (entries.TryGetValue(0x6ffffffb, out var flags))
        {
            Set(flags + 4, Word(flags + 4) & ~0x08000000u);
        }
    }

    /// <summary>Moves the sections and the symbols of the dynamic ones.</summary>
    private void MoveSections()
    {
        const uint symbols = 2,
            dynamicSymbols = 11;
        for (var index = 0; index < Half(48); index++)
        {
            var section = (int)Word(32) + index * Half(46);
            if (Word(section + 12) != 0)
            {
                Add(section + 12);
            }

            if (Word(section + 4) is symbols or dynamicSymbols)
            {
                var begin = (int)Word(section + 16);
                for (var symbol = begin; symbol < begin + Word(section + 20); symbol += 16)
                {
                    // Neither undefined ones, nor absolute ones, nor those of a thread's own memory.
                    if (Half(symbol + 14) is not (0 or 0xfff1) && (file[symbol + 12] & 15) != 6)
                    {
                        Add(symbol + 4);
                    }
                }
            }
        }
    }

    private IEnumerable<int> Headers() => Enumerable.Range(0, Half(44)).Select(index => (int)Word(28) + index * Half(42));

    /// <summary>Where in the file an address is, as it was before.</summary>
    private int OffsetOf(uint address)
    {
        foreach (var (begin, offset, length) in _segments ??= [.. Headers().Where(IsLoadable).Select(Segment)])
        {
            if (address >= begin && address - begin < length)
            {
                return (int)(address - begin + offset);
            }
        }

        throw new InvalidDataException($"No segment contains the address {address:x}");

        bool IsLoadable(int header) => Word(header) == Loadable;
        (uint, uint, uint) Segment(int header) => (Word(header + 8), Word(header + 4), Word(header + 16));
    }

    private (uint Begin, uint Offset, uint Length)[]? _segments;

    private uint Word(int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private ushort Half(int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));

    private void Set(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);

    private void Add(int at) => Set(at, unchecked(Word(at) + Base));
}
