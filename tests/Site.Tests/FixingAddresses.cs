using System.Buffers.Binary;
using Site.PageEngine;

namespace Site.Tests;

/// <summary>Executables of the engine in the page get fixed addresses: a small file, built here, shows each thing that is changed.</summary>
public sealed class FixingAddresses
{
    private const uint Base = 0x08000000;

    private const int Entry = 24,
        Headers = 52,
        DynamicSection = 0x100,
        Relocations = 0x180,
        Text = 0x200,
        Pool = 0x240,
        Pointed = 0x250;

    [Fact]
    public void Relocations_are_applied_and_the_loader_has_none_left()
    {
        var file = new FixedAddresses(Executable()).Apply();

        Assert.Equal(2, BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(16)));
        Assert.Equal(Base + 0x300, Word(file, Entry));
        Assert.Equal(Base, Word(file, Headers + 8));
        Assert.Equal(Base + Text, Word(file, Pool));
        Assert.Equal(Base + 0x123, Word(file, Pointed));
        Assert.Equal([17, Base + Relocations + 16, 18, 0, 0x6ffffffa, 0], Words(file, DynamicSection, 6));
    }

    [Fact]
    public void A_number_behind_a_text_can_be_changed_before()
    {
        var executable = new FixedAddresses(Executable());

        executable.Change("10.0.0.0/8", 24, 16);

        Assert.Equal([Base + Text, 10, 16], Words(executable.Apply(), Pool, 3));
        Assert.Contains("24", Assert.Throws<InvalidDataException>(() => executable.Change("10.0.0.0/8", 24, 16)).Message);
    }

    [Fact]
    public void Fixed_addresses_stay()
    {
        var file = Executable();
        file[16] = 2;

        Assert.Equal(file, new FixedAddresses([.. file]).Apply());
    }

    [Fact]
    public void Another_kind_of_file_is_refused() => Assert.Throws<InvalidDataException>(() => new FixedAddresses(new byte[1024]).Apply());

    /// <summary>A file with one loaded segment, a dynamic section with two relative relocations, and a pool of addresses.</summary>
    private static byte[] Executable()
    {
        var file = new byte[0x400];
        "\u007fELF\u0001"u8.CopyTo(file);
        file[16] = 3;
        Set(file, Entry, 0x300, Headers);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(42), 32);
        file[44] = 2;
        Set(file, Headers, 1, 0, 0, 0, (uint)file.Length, (uint)file.Length);
        Set(file, Headers + 32, 2, DynamicSection, DynamicSection, DynamicSection, 0x20, 0x20);
        Set(file, DynamicSection, 17, Relocations, 18, 16, 0x6ffffffa, 2);
        Set(file, Relocations, Pool, 8, Pointed, 8);
        "10.0.0.0/8"u8.CopyTo(file.AsSpan(Text));
        Set(file, Pool, Text, 10, 24);
        Set(file, Pointed, 0x123);
        return file;
    }

    private static void Set(byte[] file, int at, params uint[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at + 4 * index), words[index]);
        }
    }

    private static uint Word(byte[] file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private static uint[] Words(byte[] file, int at, int count) =>
        [.. Enumerable.Range(0, count).Select(index => Word(file, at + 4 * index))];
}
