using System.Runtime.InteropServices;

namespace Site.Files;

/// <summary>
/// What the system knows about a file without reading it. A program can set the time of the last modification, but not
/// <paramref name="Changed"/>.
/// </summary>
/// <param name="Modified">In ticks, as in <see cref="DateTime.Ticks"/>; in UTC.</param>
/// <param name="Changed">When the content, the name or the attributes changed last, in ticks; 0 where only Linux could tell.</param>
/// <param name="Inode">The number of the file in its file system; 0 where only Linux could tell.</param>
internal readonly record struct FileStamp(long Size, long Modified, long Changed, long Inode)
{
    /// <summary>
    /// Two changes within a tick of the file system's clock leave the same time. The coarsest clocks, those of FAT, tick every two seconds.
    /// </summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint BasicStatus = 0x7ff;

    /// <inheritdoc cref="Of(string, out bool)"/>
    public static FileStamp? Of(string path) => Of(path, out _);

    /// <param name="isLink">Whether it is a symbolic link. The stamp is that of the file that it leads to.</param>
    /// <returns>Null if there is no such file, if it is not a regular file, or if it is a link that does not lead to one.</returns>
    public static FileStamp? Of(string path, out bool isLink)
    {
        if (OperatingSystem.IsLinux())
        {
            var isThere = StatX(CurrentDirectory, path, NoFollow, BasicStatus, out var status) == 0;
            isLink = isThere && status.IsLink;
            if (isLink)
            {
                isThere = StatX(CurrentDirectory, path, 0, BasicStatus, out status) == 0;
            }

            return isThere && status.IsRegular
                ? new FileStamp(status.Size, status.Modified.Ticks, status.Changed.Ticks, status.Inode)
                : null;
        }

        var file = new FileInfo(path);
        isLink = file.LinkTarget is not null;
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks, Changed: 0, Inode: 0) : null;
    }

    /// <summary>Whether each change of the content after a moment will be seen in the stamp.</summary>
    public bool IsSettled(DateTime moment) => Changed != 0 && Math.Max(Modified, Changed) < (moment - Tick).Ticks;

    /// <summary>Whether it is the same file with the same content, perhaps under another name.</summary>
    public bool IsSameAs(FileStamp other) => (Size, Modified, Inode) == (other.Size, other.Modified, other.Inode);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int StatX(
        int directory,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        out Status status
    );

    /// <summary>The kernel's <c>struct statx</c>, which is the same on every architecture.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        private const int TypeMask = 0xf000;
        private const int RegularType = 0x8000;
        private const int LinkType = 0xa000;

        [FieldOffset(28)]
        private readonly ushort _mode;

        [FieldOffset(32)]
        public readonly long Inode;

        [FieldOffset(40)]
        public readonly long Size;

        [FieldOffset(96)]
        public readonly Time Changed;

        [FieldOffset(112)]
        public readonly Time Modified;

        public readonly bool IsRegular => (_mode & TypeMask) == RegularType;

        public readonly bool IsLink => (_mode & TypeMask) == LinkType;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;

        public long Ticks => DateTime.UnixEpoch.Ticks + (_seconds * TimeSpan.TicksPerSecond) + (_nanoseconds / TimeSpan.NanosecondsPerTick);
    }
}
