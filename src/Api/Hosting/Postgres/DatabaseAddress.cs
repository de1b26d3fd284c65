using Npgsql;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>
/// Reads where the database is: an Npgsql connection string, or a URL as hosting platforms give it,
/// <c>postgres://user:password@host:5432/database?sslmode=require</c>.
/// </summary>
public static class DatabaseAddress
{
    /// <summary>The address with its sessions in UTC.</summary>
    /// <exception cref="InvalidDatabaseAddressException">It is neither of the two, or lacks a part; the message never holds the password.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        text = text.Trim();
        var isUrl = Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        var address = isUrl ? FromUrl(text) : FromPairs(text);
        Require(address.Host, "a host");
        Require(address.Username, "a user");
        Require(address.Database, "a database");
        address.Timezone = "UTC";
        return address;
    }

    private static NpgsqlConnectionStringBuilder FromPairs(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw Invalid($"is neither a postgres:// URL nor an Npgsql connection string ({e.Message.TrimEnd('.')})");
        }
    }

    private static NpgsqlConnectionStringBuilder FromUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            throw Invalid("is not a URL: characters such as @ : / ? # % in user or password must be percent-encoded");
        }

        var address = new NpgsqlConnectionStringBuilder
        {
            Host = Decoded(url.IdnHost.Trim('[', ']')),
            Port = url.IsDefaultPort || url.Port <= 0 ? NpgsqlConnection.DefaultPort : url.Port,
            Database = Decoded(url.AbsolutePath.TrimStart('/')),
        };
        var user = url.UserInfo.Split(':', 2);
        address.Username = Decoded(user[0]);
        address.Password = user.Length == 2 ? Decoded(user[1]) : null;
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            Set(address, Decoded(parts[0]), parts.Length == 2 ? Decoded(parts[1]) : "");
        }

        return address;
    }

    private static void Set(NpgsqlConnectionStringBuilder address, string name, string value)
    {
        if (!Parameters.TryGetValue(name, out var key))
        {
            throw Invalid($"has the unknown parameter {name}; known are {string.Join(", ", Parameters.Keys)}");
        }

        try
        {
            // libpq writes verify-full where Npgsql writes VerifyFull.
            address[key] = key is "SSL Mode" or "Channel Binding"
                ? value.Replace("-", "", StringComparison.Ordinal)
                : value;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            throw Invalid($"has a value of {name} that cannot be used");
        }
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text);

    private static void Require(string? part, string name)
    {
        if (string.IsNullOrWhiteSpace(part))
        {
            throw Invalid($"does not name {name}");
        }
    }

    private static InvalidDatabaseAddressException Invalid(string what) =>
        new(
            $"ConnectionStrings__HotDash {what}. Give it as postgres://user:password@host:5432/database "
                + "or Host=host;Port=5432;Database=database;Username=user;Password=password."
        );

    private static readonly string[] Schemes = ["postgres:", "postgresql:"];

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["channel_binding"] = "Channel Binding",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["options"] = "Options",
    };
}

/// <summary>The configured address of the database cannot be read.</summary>
public sealed class InvalidDatabaseAddressException(string message) : LocalPostgresException(message);
