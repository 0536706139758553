using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Site.Diagnostics;
using Site.Engines;

namespace Site.Sandbox;

/// <summary>
/// The system calls that are refused in a sandbox. Root of a user namespace may make them, although they reach what all users of the kernel
/// share, or code of the kernel that is rarely used. Docker refuses them in its containers by default, too.
/// </summary>
internal static class SystemCallFilter
{
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort Return = 0x06;
    private const uint Allow = 0x7fff0000;
    private const uint Refuse = 0x00050000;

    /// <summary>EPERM.</summary>
    private const uint NotPermitted = 1;

    /// <summary>ENOSYS. Programs that meet it go on without the call; runc, for one, needs that of the keyrings.</summary>
    private const uint NotThere = 38;

    /// <summary>On x86-64, numbers from here on mean the calls of another ABI (x32), which would get around the filter.</summary>
    private const uint OtherAbi = 0x40000000;

    /// <summary>Their numbers on x86-64, on arm64 and on 32-bit x86.</summary>
    private static readonly (uint X64, uint Arm64, uint X86, uint Error)[] Calls =
    [
        (248, 217, 286, NotThere), // add_key
        (249, 218, 287, NotThere), // request_key
        (250, 219, 288, NotThere), // keyctl
        (425, 425, 425, NotThere), // io_uring_setup
        (426, 426, 426, NotThere), // io_uring_enter
        (427, 427, 427, NotThere), // io_uring_register
        (103, 116, 103, NotPermitted), // syslog
        (298, 241, 336, NotPermitted), // perf_event_open
        (321, 280, 357, NotPermitted), // bpf
        (323, 282, 374, NotPermitted), // userfaultfd
    ];

    /// <summary>For programs of this computer's own architecture.</summary>
    private static readonly Lazy<string> Native = new(() =>
        RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => $"157 {Program(0xc000003e, Calls.Select(call => (call.X64, call.Error)))}",
            Architecture.Arm64 => $"167 {Program(0xc00000b7, Calls.Select(call => (call.Arm64, call.Error)))}",
            var other => throw new MachineException($"There is no sandbox on {other} processors", "Use a computer with x86-64 or arm64"),
        }
    );

    /// <summary>The number of prctl, which installs a filter, and the filter's program in hexadecimal digits.</summary>
    /// <exception cref="MachineException">The processor is of another kind, or cannot run the programs of the engine.</exception>
    public static string For(EngineName engine) =>
        engine.Architecture is null ? Native.Value
        : RuntimeInformation.OSArchitecture == Architecture.X64 ? $"172 {Program(0x40000003, Calls.Select(call => (call.X86, call.Error)))}"
        : throw new MachineException($"The programs of {engine} do not run on this computer's processor", "Use a computer with x86-64");

    /// <summary>
    /// Makes a program of the classic BPF, as <c>seccomp(2)</c> describes it: it loads the words of a <c>struct seccomp_data</c>, in which
    /// the number of the call is at offset 0 and the architecture at offset 4.
    /// </summary>
    private static string Program(uint architecture, IEnumerable<(uint Number, uint Error)> calls)
    {
        var program = new List<byte>();
        Add(LoadWord, 4);
        Add(JumpIfEqual, architecture, ifTrue: 1);
        Add(Return, Refuse | NotThere);
        Add(LoadWord, 0);
        Add(JumpIfAtLeast, OtherAbi, ifFalse: 1);
        Add(Return, Refuse | NotThere);
        foreach (var (number, error) in calls)
        {
            Add(JumpIfEqual, number, ifFalse: 1);
            Add(Return, Refuse | error);
        }

        Add(Return, Allow);
        return Convert.ToHexStringLower(program.ToArray());

        void Add(ushort code, uint operand, byte ifTrue = 0, byte ifFalse = 0)
        {
            var instruction = new byte[8];
            BinaryPrimitives.WriteUInt16LittleEndian(instruction, code);
            (instruction[2], instruction[3]) = (ifTrue, ifFalse);
            BinaryPrimitives.WriteUInt32LittleEndian(instruction.AsSpan(4), operand);
            program.AddRange(instruction);
        }
    }
}
