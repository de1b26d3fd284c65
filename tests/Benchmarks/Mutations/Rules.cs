using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HotDash.Benchmarks.Mutations;

/// <summary>src/Domain as the compiler sees it, whole or with one change.</summary>
public sealed class Rules
{
    private readonly CSharpCompilation _whole;
    private readonly Dictionary<string, SyntaxTree> _trees = [];

    /// <param name="domain">The folder of the sources.</param>
    /// <param name="built">A folder with what they refer to, and with their built assembly.</param>
    public Rules(string domain, string built)
    {
        foreach (var path in Directory.EnumerateFiles(domain, "*.cs", SearchOption.AllDirectories).Order())
        {
            var file = Path.GetRelativePath(domain, path).Replace('\\', '/');
            if (file.StartsWith("bin/", StringComparison.Ordinal) || file.StartsWith("obj/", StringComparison.Ordinal))
                continue;
            _trees[file] = Parse(File.ReadAllText(path));
        }
        _whole = CSharpCompilation.Create(
            Assembly,
            [.. _trees.Values, Parse(Project)],
            [
                .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                    .Split(Path.PathSeparator)
                    .Where(it =>
                        Path.GetFileName(it) is var name && name.StartsWith("System", StringComparison.Ordinal)
                    )
                    .Append(Path.Combine(built, "NodaTime.dll"))
                    .Select(it => MetadataReference.CreateFromFile(it)),
            ],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
    }

    /// <summary>Every change there is, in the order of files and lines.</summary>
    public IReadOnlyList<Mutation> Mutations => [.. _trees.SelectMany(it => Mutator.Of(it.Key, it.Value))];

    /// <summary>Writes the assembly; false where the changed text has no meaning.</summary>
    public bool Write(string directory, Mutation? mutation)
    {
        var compilation = _whole;
        if (mutation is not null)
        {
            var tree = _trees[mutation.File];
            var changed = tree.GetText().Replace(mutation.Span, mutation.Change).ToString();
            compilation = _whole.ReplaceSyntaxTree(tree, Parse(changed));
        }
        using var assembly = new MemoryStream();
        if (!compilation.Emit(assembly).Success)
            return false;
        File.WriteAllBytes(Path.Combine(directory, $"{Assembly}.dll"), assembly.ToArray());
        return true;
    }

    private static SyntaxTree Parse(string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest));

    private const string Assembly = "HotDash.Domain";

    // What the project gives: its usings, and the version that its tests refer to.
    private const string Project = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        [assembly: System.Reflection.AssemblyVersion("1.0.0.0")]
        """;
}
