namespace HotDash.Support;

/// <summary>
/// A committed file that says what is promised. A test that finds another text fails and says where they part; with
/// <c>HOTDASH_WRITE_CONTRACTS=1</c> it writes the file instead, so that the change shows in the diff.
/// </summary>
public static class ContractFile
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Throws when the file does not hold this text.</summary>
    public static void ShouldHold(string path, string text)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("HOTDASH_WRITE_CONTRACTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }
        var held = File.Exists(file) ? File.ReadAllText(file) : "";
        if (held == text)
            return;
        var (was, now) = (held.Split('\n'), text.Split('\n'));
        var line = was.Zip(now).TakeWhile(both => both.First == both.Second).Count();
        throw new InvalidOperationException(
            $"{path} does not hold what is true, from line {line + 1}:\n- {was.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}\n"
                + "If the change is meant, run the test again with HOTDASH_WRITE_CONTRACTS=1 and commit the file."
        );
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "HotDash.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
