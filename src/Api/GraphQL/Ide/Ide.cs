using System.Reflection;
using HotDash.Api.Hosting.Postgres;

namespace HotDash.Api.GraphQL.Ide;

/// <summary>The page for a person with a browser, in Development: GraphiQL, or a plain form where it cannot be had.</summary>
internal sealed class Ide(IdeFiles files, TimeSpan patience)
{
    /// <summary>Where the IDE's files are kept: <c>HotDash:Ide:Directory</c>, by default beside the private cluster's.</summary>
    public static Ide Of(WebApplication app) =>
        new(
            new IdeFiles(
                app.Configuration["HotDash:Ide:Directory"]
                    ?? Path.Combine(Path.GetDirectoryName(new LocalPostgresOptions().BinariesCache)!, "ide"),
                Programs.Find("npm"),
                app.Services.GetRequiredService<ILogger<Ide>>()
            ),
            TimeSpan.FromSeconds(30)
        );

    public async Task<IResult> Page()
    {
        var available = files.Available();
        await Task.WhenAny(available, Task.Delay(patience));
        if (available is { IsCompletedSuccessfully: true, Result: true })
            return Html(Text("ide.html"));
        var why = available.IsCompleted
            ? "GraphiQL is not here: it is fetched by npm when this page is opened, which needs npm and, once, the registry that it is set to."
            : "GraphiQL is being fetched: open this page again in a moment.";
        return Html(Text("plain.html").Replace("{{why}}", why, StringComparison.Ordinal));
    }

    public IResult File(string name)
    {
        if (name is "ide.js" or "plain.js")
            return Results.Text(Text(name), "text/javascript; charset=utf-8");
        var type = name.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript; charset=utf-8";
        return files.Find(name) is { } path ? Results.File(path, type) : Results.NotFound();
    }

    private static IResult Html(string text) => Results.Text(text, "text/html; charset=utf-8");

    private static string Text(string name)
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream($"HotDash.Api.GraphQL.Ide.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
