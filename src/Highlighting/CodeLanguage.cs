namespace Site.Highlighting;

/// <summary>A language that a code block can be written in.</summary>
/// <param name="Scope">The scope by which TextMate names its grammar: <c>source.shell</c>. Null for text without colours.</param>
/// <param name="Names">What code blocks call it, in lower case.</param>
public sealed record CodeLanguage(string? Scope, params IReadOnlyList<string> Names)
{
    /// <summary>Text without colours.</summary>
    public static readonly CodeLanguage Text = new(null, "text", "txt", "plain", "plaintext", "none", "output", "ascii", "csv", "tsv");

    /// <summary>Commands with their prompts and their output.</summary>
    public static readonly CodeLanguage Console = new(null, "console", "shell-session", "shellsession", "sh-session", "terminal");

    /// <summary>Lines that begin with a plus or a minus.</summary>
    public static readonly CodeLanguage Diff = new(null, "diff", "patch");

    public static readonly CodeLanguage Shell = new("source.shell", "sh", "bash", "shell", "zsh", "ksh", "shellscript");

    private static readonly Dictionary<string, CodeLanguage> ByName = new CodeLanguage[]
    {
        Text,
        Console,
        Diff,
        Shell,
        new("document.adoc", "asciidoc", "adoc"),
        new("source.batchfile", "bat", "batch", "cmd", "dos"),
        new("source.c", "c", "h"),
        new("source.clojure", "clojure", "clj", "edn"),
        new("source.coffee", "coffeescript", "coffee"),
        new("source.cpp", "cpp", "c++", "cc", "cxx", "hpp"),
        new("source.cs", "csharp", "cs", "c#"),
        new("source.css", "css"),
        new("source.css.less", "less"),
        new("source.css.scss", "scss"),
        new("source.dart", "dart"),
        new("source.dockerfile", "dockerfile", "docker", "containerfile"),
        new("source.fsharp", "fsharp", "fs", "f#"),
        new("source.go", "go", "golang"),
        new("source.groovy", "groovy", "gradle", "jenkinsfile"),
        new("source.ignore", "ignore", "gitignore", "dockerignore"),
        // The grammars have none for TOML and systemd, and this one fits: sections, keys, values and comments.
        new("source.ini", "ini", "properties", "cfg", "conf", "config", "env", "dotenv", "toml", "systemd", "service", "editorconfig"),
        new("source.java", "java"),
        new("source.js", "javascript", "js", "mjs", "cjs"),
        new("source.js.jsx", "jsx"),
        new("source.json", "json", "webmanifest"),
        new("source.json.comments", "jsonc", "json5"),
        new("source.julia", "julia", "jl"),
        new("source.lua", "lua"),
        new("source.makefile", "makefile", "make", "mk"),
        new("source.objc", "objective-c", "objectivec", "objc"),
        new("source.pascal", "pascal", "delphi"),
        new("source.perl", "perl", "pl"),
        new("source.php", "php"),
        new("source.powershell", "powershell", "pwsh", "ps1", "ps"),
        new("source.python", "python", "py", "python3"),
        new("source.r", "r"),
        new("source.ruby", "ruby", "rb"),
        new("source.rust", "rust", "rs"),
        new("source.sql", "sql", "mysql", "postgresql", "sqlite"),
        new("source.swift", "swift"),
        new("source.ts", "typescript", "ts", "mts", "cts"),
        new("source.tsx", "tsx"),
        new("source.x86asm", "asm", "assembly", "nasm", "x86asm"),
        new("source.yaml", "yaml", "yml", "compose"),
        new("text.html.basic", "html", "htm", "xhtml"),
        new("text.html.cshtml", "razor", "cshtml"),
        new("text.html.handlebars", "handlebars", "hbs", "mustache"),
        new("text.html.markdown", "markdown", "md", "mdx"),
        new("text.log", "log"),
        new("text.tex.latex", "latex", "tex"),
        new("text.xml", "xml", "svg", "xsd", "csproj", "plist"),
        new("text.xml.xsl", "xsl", "xslt"),
    }
        .SelectMany(language => language.Names.Select(name => (name, language)))
        .ToDictionary(entry => entry.name, entry => entry.language);

    /// <summary>Finds a language by one of its names, in any case.</summary>
    public static CodeLanguage? Find(string name) => ByName.GetValueOrDefault(name.ToLowerInvariant());

    /// <summary>Every language.</summary>
    public static IEnumerable<CodeLanguage> All => ByName.Values.Distinct();
}
