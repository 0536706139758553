namespace Site.Sandbox.Scripts;

/// <summary>The scripts of this folder, which are embedded in the program.</summary>
internal static class Script
{
    public static string Confine { get; } = Read("confine");

    public static string Mounts { get; } = Read("mounts");

    public static string Init { get; } = Read("init");

    public static string Enter { get; } = Read("enter");

    public static string Userns { get; } = Read("userns");

    public static string Delegate { get; } = Read("delegate");

    public static string Filtered { get; } = Read("filtered", "pl");

    public static string Fetch { get; } = Read("fetch");

    public static string Furnish { get; } = Read("furnish");

    public static string Inside { get; } = Read("inside");

    public static string InstallDocker { get; } = Read("install-docker");

    public static string RehearseRpm { get; } = Read("rehearse-rpm");

    public static string BuildImages { get; } = Read("build-images");

    public static string Tethered { get; } = Read("tethered");

    private static string Read(string name, string extension = "sh")
    {
        using var stream =
            typeof(Script).Assembly.GetManifestResourceStream($"{name}.{extension}")
            ?? throw new FileNotFoundException($"The script {name}.{extension} is not embedded in the program");
        return new StreamReader(stream).ReadToEnd();
    }
}
