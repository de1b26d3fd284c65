using HotDash.Domain.Shops;

namespace HotDash.Api.Hosting.Commands;

/// <summary>What was typed behind <c>shop</c>.</summary>
/// <param name="Domain">The shop's.</param>
/// <param name="Admin">What the first admin's tokens say.</param>
/// <param name="Name">What people call that admin.</param>
/// <param name="Settings">The rest, settings as <c>--HotDash:Key=value</c>.</param>
internal sealed record ShopArguments(string Domain, Login Admin, string Name, string[] Settings)
{
    /// <summary>Reads them; where they cannot be read, <paramref name="fault"/> says why in a sentence.</summary>
    public static ShopArguments? Parse(ReadOnlySpan<string> typed, out string? fault)
    {
        string? domain = null;
        Login? admin = null;
        var name = "Admin";
        var settings = new List<string>();
        fault = typed is ["create", ..] ? null : "What can be done with a shop is to create it.";
        for (var rest = fault is null ? typed[1..] : []; rest.Length > 0 && fault is null; )
        {
            switch (rest)
            {
                case ["--admin", var issuer, var subject, ..]:
                    admin = new(issuer, subject);
                    rest = rest[3..];
                    break;
                case ["--name", var called, ..]:
                    name = called;
                    rest = rest[2..];
                    break;
                case [var setting, ..] when IsSetting(setting):
                    settings.Add(setting);
                    rest = rest[1..];
                    break;
                case [var first, ..] when domain is null && !first.StartsWith('-'):
                    domain = first;
                    rest = rest[1..];
                    break;
                default:
                    fault = rest[0] is "--admin" or "--name"
                        ? $"Something is missing behind {rest[0]}."
                        : $"Nobody knows what '{rest[0]}' means here.";
                    break;
            }
        }
        fault ??=
            domain is null ? "Name the shop's domain."
            : admin is null ? "Name the first admin."
            : null;
        return fault is null ? new(domain!, admin!, name, [.. settings]) : null;
    }

    private static bool IsSetting(string typed) =>
        typed.StartsWith("--", StringComparison.Ordinal)
        && typed.IndexOf(':', StringComparison.Ordinal) is > 2 and var colon
        && typed.IndexOf('=', StringComparison.Ordinal) > colon;

    public const string Usage = """
        Usage: shop create <domain> --admin <issuer> <subject> [--name <name>] [--HotDash:Key=value ...]
          <domain>            the shop's, as acme.myshopify.com
          <issuer> <subject>  "iss" and "sub" of the tokens that the first admin will come with
          <name>              what people call that admin

        """;
}
