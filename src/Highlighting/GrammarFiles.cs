using TextMateSharp.Internal.Grammars.Reader;
using TextMateSharp.Internal.Types;
using TextMateSharp.Registry;
using TextMateSharp.Themes;
using Grammars = TextMateSharp.Grammars.RegistryOptions;

namespace Site.Highlighting;

/// <summary>
/// Reads the grammars of Visual Studio Code, which the package TextMateSharp.Grammars contains, when they are needed. The package's own
/// options read the descriptions of all languages first, and with a grammar also those of all languages that it can contain.
/// </summary>
/// <param name="language">The scope of the language, as <c>source.shell</c>.</param>
internal sealed class GrammarFiles(string language) : IRegistryOptions
{
    private const string Prefix = "TextMateSharp.Grammars.Resources.Grammars.";

    /// <summary>The file of each grammar by its scope.</summary>
    private static readonly Dictionary<string, string> Files = new()
    {
        ["document.adoc"] = "asciidoc.syntaxes.asciidoc",
        ["source.batchfile"] = "bat.syntaxes.batchfile",
        ["source.c"] = "cpp.syntaxes.c",
        ["source.c.platform"] = "cpp.syntaxes.platform",
        ["source.clojure"] = "clojure.syntaxes.clojure",
        ["source.coffee"] = "coffeescript.syntaxes.coffeescript",
        ["source.cpp"] = "cpp.syntaxes.cpp",
        ["source.cpp.embedded.macro"] = "cpp.syntaxes.cpp.embedded.macro",
        ["source.cs"] = "csharp.syntaxes.csharp",
        ["source.css"] = "css.syntaxes.css",
        ["source.css.less"] = "less.syntaxes.less",
        ["source.css.scss"] = "scss.syntaxes.scss",
        ["source.dart"] = "dart.syntaxes.dart",
        ["source.dockerfile"] = "docker.syntaxes.docker",
        ["source.fsharp"] = "fsharp.syntaxes.fsharp",
        ["source.go"] = "go.syntaxes.go",
        ["source.groovy"] = "groovy.syntaxes.groovy",
        ["source.ignore"] = "git.syntaxes.ignore",
        ["source.ini"] = "ini.syntaxes.ini",
        ["source.java"] = "java.syntaxes.java",
        ["source.js"] = "javascript.syntaxes.JavaScript",
        ["source.js.jsx"] = "javascript.syntaxes.JavaScriptReact",
        ["source.json"] = "json.syntaxes.JSON",
        ["source.json.comments"] = "json.syntaxes.JSONC",
        ["source.julia"] = "julia.syntaxes.julia",
        ["source.lua"] = "lua.syntaxes.lua",
        ["source.makefile"] = "make.syntaxes.make",
        ["source.objc"] = "objectivec.syntaxes.objective-c",
        ["source.pascal"] = "pascal.syntaxes.pascal",
        ["source.perl"] = "perl.syntaxes.perl",
        ["source.php"] = "php.syntaxes.php",
        ["source.powershell"] = "powershell.syntaxes.powershell",
        ["source.python"] = "python.syntaxes.MagicPython",
        ["source.r"] = "r.syntaxes.r",
        ["source.regexp.python"] = "python.syntaxes.MagicRegExp",
        ["source.ruby"] = "ruby.syntaxes.ruby",
        ["source.rust"] = "rust.syntaxes.rust",
        ["source.shell"] = "shellscript.syntaxes.shell-unix-bash",
        ["source.sql"] = "sql.syntaxes.sql",
        ["source.swift"] = "swift.syntaxes.swift",
        ["source.ts"] = "typescriptbasics.syntaxes.TypeScript",
        ["source.tsx"] = "typescriptbasics.syntaxes.TypeScriptReact",
        ["source.x86asm"] = "x86asm.syntaxes.x86asm",
        ["source.yaml"] = "yaml.syntaxes.yaml",
        ["text.html.basic"] = "html.syntaxes.html",
        ["text.html.cshtml"] = "razor.syntaxes.cshtml",
        ["text.html.handlebars"] = "handlebars.syntaxes.Handlebars",
        ["text.html.markdown"] = "markdownbasics.syntaxes.markdown",
        ["text.log"] = "log.syntaxes.log",
        ["text.tex"] = "latex.syntaxes.TeX",
        ["text.tex.latex"] = "latex.syntaxes.LaTeX",
        ["text.xml"] = "xml.syntaxes.xml",
        ["text.xml.xsl"] = "xml.syntaxes.xsl",
    };

    /// <summary>
    /// What a language uses of others: parts of its own grammar, and languages that are inside of most of its files. Languages that are not
    /// listed here have no colours inside of it.
    /// </summary>
    private static readonly Dictionary<string, string[]> Parts = new()
    {
        ["source.c"] = ["source.c.platform"],
        ["source.cpp"] = ["source.cpp.embedded.macro", "source.c.platform"],
        ["source.objc"] = ["source.c.platform"],
        ["source.python"] = ["source.regexp.python"],
        ["text.html.basic"] = ["source.css", "source.js"],
        ["text.html.cshtml"] = ["text.html.basic", "source.cs", "source.css", "source.js"],
        ["text.html.handlebars"] = ["text.html.basic"],
        ["text.html.markdown"] = ["source.yaml"],
        ["text.tex.latex"] = ["text.tex"],
        ["text.xml.xsl"] = ["text.xml"],
    };

    public IRawGrammar? GetGrammar(string scopeName)
    {
        if (scopeName != language && !Parts.GetValueOrDefault(language, []).Contains(scopeName))
        {
            return null;
        }

        var file = $"{Prefix}{Files[scopeName]}.tmLanguage.json";
        using var stream = typeof(Grammars).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        return GrammarReader.ReadGrammarSync(reader);
    }

    public ICollection<string>? GetInjections(string scopeName) => null;

    public IRawTheme? GetTheme(string scopeName) => null;

    public IRawTheme GetDefaultTheme() => KindTheme.Instance;
}
