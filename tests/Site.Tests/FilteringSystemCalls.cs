using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Site.Engines;
using Site.Sandbox;

namespace Site.Tests;

/// <summary>Runs the filters of system calls as the kernel does.</summary>
public sealed class FilteringSystemCalls
{
    private const uint X64 = 0xc000003e,
        X86 = 0x40000003;
    private const uint Allow = 0x7fff0000,
        NotPermitted = 0x00050001,
        NotThere = 0x00050026;

    [Theory]
    [InlineData("add_key", 248, 286, NotThere)]
    [InlineData("keyctl", 250, 288, NotThere)]
    [InlineData("io_uring_setup", 425, 425, NotThere)]
    [InlineData("syslog", 103, 103, NotPermitted)]
    [InlineData("perf_event_open", 298, 336, NotPermitted)]
    [InlineData("bpf", 321, 357, NotPermitted)]
    [InlineData("userfaultfd", 323, 374, NotPermitted)]
    [InlineData("mount", 165, 21, Allow)]
    [InlineData("clone3", 435, 435, Allow)]
    public void An_engine_of_32_bits_is_refused_the_same_calls(string call, uint x64, uint x86, uint verdict)
    {
        Assert.SkipUnless(RuntimeInformation.OSArchitecture == Architecture.X64, "The programs of that engine run on x86-64 only");

        Assert.Equal((call, verdict), (call, Run(EngineName.Default, X64, x64)));
        Assert.Equal((call, verdict), (call, Run(EngineName.InPage, X86, x86)));
    }

    [Fact]
    public void A_call_of_another_kind_of_processor_is_refused()
    {
        Assert.SkipUnless(RuntimeInformation.OSArchitecture == Architecture.X64, "The numbers here are those of x86");

        Assert.Equal(NotThere, Run(EngineName.Default, X86, 3));
        Assert.Equal(NotThere, Run(EngineName.InPage, X64, 0));
    }

    /// <returns>What the program returns for a call: see <c>seccomp(2)</c>.</returns>
    private static uint Run(EngineName engine, uint architecture, uint number)
    {
        var program = Convert.FromHexString(SystemCallFilter.For(engine).Split(' ')[1]);
        var word = 0u;
        for (var at = 0; ; at += 8)
        {
            var operand = BinaryPrimitives.ReadUInt32LittleEndian(program.AsSpan(at + 4));
            switch (BinaryPrimitives.ReadUInt16LittleEndian(program.AsSpan(at)))
            {
                case 0x20:
                    word = operand == 4 ? architecture : number;
                    break;
                case 0x15:
                    at += 8 * program[word == operand ? at + 2 : at + 3];
                    break;
                case 0x35:
                    at += 8 * program[word >= operand ? at + 2 : at + 3];
                    break;
                case 0x06:
                    return operand;
                case var other:
                    throw new InvalidDataException($"The instruction {other:x} is not known");
            }
        }
    }
}
