using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using HotDash.Api.Hosting.Postgres;

namespace HotDash.Api.GraphQL.Ide;

/// <summary>A file of the IDE: where npm has it, and the hash of the package that it comes in.</summary>
internal sealed record IdeFile(string Name, string Package, string Integrity, string Path)
{
    /// <summary>GraphiQL and the React that it stands on: all that it needs, as its makers built them (MIT).</summary>
    public static readonly IReadOnlyList<IdeFile> All =
    [
        new("graphiql.min.js", GraphiQL, GraphiQLHash, "package/graphiql.min.js"),
        new("graphiql.min.css", GraphiQL, GraphiQLHash, "package/graphiql.min.css"),
        new(
            "react.production.min.js",
            "react@18.3.1",
            "wS+hAgJShR0KhEvPJArfuPVN1+Hz1t0Y6n5jLrGQbkb4urgPE/0Rve+1kMB1v/oWgHgm4WIcV+i7F2pTVj+2iQ==",
            "package/umd/react.production.min.js"
        ),
        new(
            "react-dom.production.min.js",
            "react-dom@18.3.1",
            "5m4nQKp+rZRb09LNH59GM4BxTh9251/ylbKIbpe7TpGxfJ+9kv6BLkLBXIjjspbgbnIBNqlI23tRnTWT0snUIw==",
            "package/umd/react-dom.production.min.js"
        ),
    ];

    private const string GraphiQL = "graphiql@3.9.0";

    private const string GraphiQLHash =
        "rJYFlHdBbug9+YbFSwRVvgfPjCayC7wHecZkx/qB4XLuQPFQZw/yB9pmHFtOJV6RiNBBHro3u1GdocKa3YcGRA==";
}

/// <summary>The IDE's files in the user's cache: fetched by npm at first need, once a user, and served offline from then on.</summary>
internal sealed class IdeFiles(string cache, string? npm, ILogger log)
{
    private readonly Lock _gate = new();
    private Task<bool>? _fetching;

    /// <summary>Whether all files are there, after having tried to fetch them. Tries again at the next need when it could not.</summary>
    public Task<bool> Available()
    {
        lock (_gate)
        {
            if (_fetching is null or { IsCompletedSuccessfully: true, Result: false })
                _fetching = Fetch();
            return _fetching;
        }
    }

    /// <summary>The file of this name; null when the IDE has none such, or it is not there yet.</summary>
    public string? Find(string name) =>
        IdeFile.All.Any(x => x.Name == name) && PathOf(name) is var path && File.Exists(path) ? path : null;

    private async Task<bool> Fetch()
    {
        await Task.Yield();
        if (IdeFile.All.All(x => File.Exists(PathOf(x.Name))))
            return true;
        if (npm is null)
            return false;
        var work = Directory.CreateTempSubdirectory("hotdash-ide-").FullName;
        try
        {
            Directory.CreateDirectory(cache);
            foreach (var package in IdeFile.All.GroupBy(x => (x.Package, x.Integrity)))
                await Fetch(package.Key.Package, package.Key.Integrity, [.. package], work);
            return true;
        }
        catch (Exception failure)
            when (failure
                    is IOException
                        or InvalidDataException
                        or LocalPostgresException
                        or UnauthorizedAccessException
            )
        {
            log.LogWarning("The IDE could not be fetched: {Reason}", failure.Message);
            return false;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task Fetch(string package, string integrity, IReadOnlyList<IdeFile> files, string work)
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, package)).FullName;
        var pack = await ChildProcess.RunAsync(
            npm!,
            ["pack", package, "--pack-destination", folder, "--ignore-scripts", "--silent"],
            directory: folder,
            timeout: TimeSpan.FromMinutes(2)
        );
        if (!pack.Succeeded || Directory.EnumerateFiles(folder, "*.tgz").FirstOrDefault() is not { } archive)
            throw new IOException($"npm could not fetch {package}: {pack.Said}");
        await using var packed = File.OpenRead(archive);
        if (Convert.ToBase64String(await SHA512.HashDataAsync(packed)) != integrity)
            throw new InvalidDataException($"{package} is not what it was: its hash differs.");
        packed.Position = 0;
        await using var tar = new TarReader(new GZipStream(packed, CompressionMode.Decompress));
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            if (files.FirstOrDefault(x => x.Path == entry.Name) is not { } file)
                continue;
            // Under its name only once it is whole: another process may look, or this one end.
            var part = Path.Combine(cache, $"{file.Name}.{Guid.NewGuid():N}");
            await entry.ExtractToFileAsync(part, overwrite: true);
            File.Move(part, PathOf(file.Name), overwrite: true);
        }
    }

    // The version is part of the place, so that another one never finds the files of this.
    private string PathOf(string name) =>
        Path.Combine(cache, $"{IdeFile.All.First(x => x.Name == name).Package}-{name}");
}
