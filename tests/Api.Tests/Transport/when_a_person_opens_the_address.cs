using System.Formats.Tar;
using System.IO.Compression;
using HotDash.Api.GraphQL.Ide;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

public sealed class when_a_person_opens_the_address : IDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory("hotdash-ide-test-").FullName;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    [Fact]
    public async Task without_npm_a_plain_page_says_so_and_can_send_all_the_same()
    {
        var page = await Page(new Ide(new(_cache, npm: null, NullLogger.Instance), Patience));
        page.ShouldContain("GraphiQL is not here");
        page.ShouldContain("<form");
        page.ShouldContain("/graphql/ide/plain.js");
        page.ShouldNotContain("{{");
    }

    [Fact]
    public async Task what_npm_delivers_is_taken_by_its_hash_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        var liar = Path.Combine(_cache, "npm");
        var package = Path.Combine(_cache, "other.tgz");
        await using (var file = File.Create(package))
        await using (var tar = new TarWriter(new GZipStream(file, CompressionMode.Compress)))
        {
            var entry = new PaxTarEntry(TarEntryType.RegularFile, "package/graphiql.min.js")
            {
                DataStream = new MemoryStream([1, 2, 3]),
            };
            await tar.WriteEntryAsync(entry, TestContext.Current.CancellationToken);
        }
        await File.WriteAllTextAsync(liar, $"#!/bin/sh\ncp {package} \"$4/\"\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(liar, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var files = new IdeFiles(Path.Combine(_cache, "ide"), liar, NullLogger.Instance);
        (await files.Available()).ShouldBeFalse();
        files.Find("graphiql.min.js").ShouldBeNull();
    }

    [Fact]
    public async Task what_was_fetched_once_is_served_without_npm()
    {
        foreach (var file in IdeFile.All)
            await File.WriteAllTextAsync(
                Path.Combine(_cache, $"{file.Package}-{file.Name}"),
                "//",
                TestContext.Current.CancellationToken
            );
        var ide = new Ide(new(_cache, npm: null, NullLogger.Instance), Patience);
        var page = await Page(ide);
        foreach (var file in IdeFile.All)
        {
            page.ShouldContain($"/graphql/ide/{file.Name}");
            (await Text(ide.File(file.Name))).ShouldBe("//");
        }
        (await Text(ide.File("ide.js"))).ShouldContain("text/event-stream");
        (await Status(ide.File("../npm"))).ShouldBe(404);
        (await Status(ide.File("nothing.js"))).ShouldBe(404);
    }

    [Fact]
    public async Task there_is_no_page_outside_of_Development()
    {
        await using var server = await TinyServer.Start();
        (await server.Get("/graphql", accept: "text/html")).Status.ShouldBe(406);
        (await server.Get("/graphql/ide/plain.js")).Status.ShouldBe(404);
    }

    private static async Task<string> Page(Ide ide) => await Text(await ide.Page());

    private static async Task<string> Text(IResult result)
    {
        var http = Context();
        using var body = new MemoryStream();
        http.Response.Body = body;
        await result.ExecuteAsync(http);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    private static async Task<int> Status(IResult result)
    {
        var http = Context();
        await result.ExecuteAsync(http);
        return http.Response.StatusCode;
    }

    private static DefaultHttpContext Context() =>
        new() { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
}
