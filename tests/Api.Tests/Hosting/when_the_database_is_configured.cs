using HotDash.Api.Hosting.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

public sealed class when_the_database_is_configured
{
    [Theory]
    [InlineData("postgres://u:p@db:5433/shop", "db", 5433, "u", "p", "shop")]
    [InlineData("postgresql://u:p@db/shop", "db", 5432, "u", "p", "shop")]
    [InlineData("  postgres://u:p@db/shop\n", "db", 5432, "u", "p", "shop")]
    [InlineData("POSTGRES://u:p@db/shop", "db", 5432, "u", "p", "shop")]
    [InlineData("postgres://u@db/shop", "db", 5432, "u", null, "shop")]
    [InlineData("postgres://a%40b:p%3A%2F%25%3B'@db/shop%20two", "db", 5432, "a@b", "p:/%;'", "shop two")]
    [InlineData("postgres://u:p@[::1]:5433/shop", "::1", 5433, "u", "p", "shop")]
    [InlineData("postgres://u:p@127.0.0.1/shop", "127.0.0.1", 5432, "u", "p", "shop")]
    [InlineData("postgres://u:a:b@db/shop", "db", 5432, "u", "a:b", "shop")]
    [InlineData("Host=db;Port=5433;Username=u;Password=p;Database=shop", "db", 5433, "u", "p", "shop")]
    [InlineData("server=db;user id=u;password=p;database=shop", "db", 5432, "u", "p", "shop")]
    public void both_forms_name_the_same_things(
        string text,
        string host,
        int port,
        string user,
        string? password,
        string database
    )
    {
        var address = DatabaseAddress.Parse(text);

        address.Host.ShouldBe(host);
        address.Port.ShouldBe(port);
        address.Username.ShouldBe(user);
        address.Password.ShouldBe(password);
        address.Database.ShouldBe(database);
        address.Timezone.ShouldBe("UTC");
    }

    [Theory]
    [InlineData("disable", SslMode.Disable)]
    [InlineData("allow", SslMode.Allow)]
    [InlineData("prefer", SslMode.Prefer)]
    [InlineData("require", SslMode.Require)]
    [InlineData("verify-ca", SslMode.VerifyCA)]
    [InlineData("verify-full", SslMode.VerifyFull)]
    public void a_url_says_how_to_encrypt(string mode, SslMode expected) =>
        DatabaseAddress.Parse($"postgres://u:p@db/shop?sslmode={mode}").SslMode.ShouldBe(expected);

    [Fact]
    public void a_url_may_say_more()
    {
        var address = DatabaseAddress.Parse(
            "postgres://u:p@db/shop?application_name=one%20two&connect_timeout=7&sslrootcert=%2Fca.pem&channel_binding=require"
        );

        address.ApplicationName.ShouldBe("one two");
        address.Timeout.ShouldBe(7);
        address.RootCertificate.ShouldBe("/ca.pem");
        address.ChannelBinding.ShouldBe(ChannelBinding.Require);
    }

    [Theory]
    [InlineData("nonsense", "neither a postgres:// URL nor an Npgsql connection string")]
    [InlineData("mysql://u:secret@db/shop", "neither a postgres:// URL nor an Npgsql connection string")]
    [InlineData("Host=db;Port=many;Username=u;Password=secret;Database=shop", "neither")]
    [InlineData("Host=db;Colour=red;Username=u;Password=secret;Database=shop", "neither")]
    [InlineData("postgres://u:secret@db:port/shop", "is not a URL")]
    [InlineData("postgres://u:secret@/shop", "")]
    [InlineData("postgres://u:secret@db", "does not name a database")]
    [InlineData("postgres://u:secret@db/", "does not name a database")]
    [InlineData("postgres://db/shop", "does not name a user")]
    [InlineData("Username=u;Password=secret;Database=shop", "does not name a host")]
    [InlineData("Host=db;Username=u;Password=secret", "does not name a database")]
    [InlineData("postgres://u:secret@db/shop?colour=red", "unknown parameter colour")]
    [InlineData("postgres://u:secret@db/shop?sslmode=maybe", "value of sslmode")]
    [InlineData("postgres://u:secret@db/shop?connect_timeout=soon", "value of connect_timeout")]
    public void what_cannot_be_read_is_refused_without_telling_the_password(string text, string says)
    {
        var refused = Should.Throw<InvalidDatabaseAddressException>(() => DatabaseAddress.Parse(text));

        refused.Message.ShouldContain("ConnectionStrings__HotDash");
        refused.Message.ShouldContain(says);
        refused.Message.ShouldNotContain("secret");
    }
}
