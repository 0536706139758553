namespace Site.Rendering.Terminals;

/// <summary>Maps colours of the 256-colour palette and 24-bit colours to the nearest of the sixteen that the stylesheet has.</summary>
internal static class AnsiColour
{
    // xterm's sixteen colours.
    private static readonly (int R, int G, int B)[] Sixteen =
    [
        (0, 0, 0),
        (205, 0, 0),
        (0, 205, 0),
        (205, 205, 0),
        (0, 0, 238),
        (205, 0, 205),
        (0, 205, 205),
        (229, 229, 229),
        (127, 127, 127),
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 0),
        (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255),
        (255, 255, 255),
    ];

    private static readonly int[] CubeLevels = [0, 95, 135, 175, 215, 255];

    /// <summary>Removes the parameters after 38 or 48 from the queue, <c>5;N</c> or <c>2;R;G;B</c>.</summary>
    /// <returns>A colour from 0 to 15; null if the parameters are neither.</returns>
    public static int? Read(Queue<int> codes)
    {
        if (!codes.TryDequeue(out var kind))
        {
            return null;
        }

        return kind switch
        {
            5 when codes.TryDequeue(out var index) => FromPalette(index),
            2 when codes.Count >= 3 => Nearest(codes.Dequeue(), codes.Dequeue(), codes.Dequeue()),
            _ => null,
        };
    }

    private static int? FromPalette(int index) =>
        index switch
        {
            < 0 or > 255 => null,
            < 16 => index,
            < 232 => Nearest(CubeLevels[(index - 16) / 36], CubeLevels[(index - 16) / 6 % 6], CubeLevels[(index - 16) % 6]),
            _ => Nearest(8 + (index - 232) * 10, 8 + (index - 232) * 10, 8 + (index - 232) * 10),
        };

    private static int Nearest(int r, int g, int b) =>
        Enumerable
            .Range(0, Sixteen.Length)
            .MinBy(i =>
            {
                var (red, green, blue) = Sixteen[i];
                return (r - red) * (r - red) + (g - green) * (g - green) + (b - blue) * (b - blue);
            });
}
