using System.Globalization;
using System.Text;
using CsCheck;

namespace HotDash.Domain.Tests.JsonTexts;

public class when_json_is_read
{
    [Theory, Trait("rule", "R3")]
    [InlineData("""{"a":1,"a":1}""", "twice")]
    [InlineData("""{"a":1,"\u0061":2}""", "twice")]
    [InlineData("""{"x":[{"b":{"c":1,"c":2}}]}""", "twice")]
    [InlineData("""["\u0000"]""", "NUL")]
    [InlineData("""{"\u0000":1}""", "NUL")]
    [InlineData("""["\ud800"]""", "surrogate")]
    [InlineData("""["\udc00\ud800"]""", "surrogate")]
    [InlineData("""{"\ud800":1}""", "surrogate")]
    [InlineData("1e400", "number")]
    [InlineData("-1e400", "number")]
    [InlineData("1e99999999999", "number")]
    [InlineData("1e-400", "number")]
    [InlineData("9007199254740993", "number")]
    [InlineData("12345678901234567890", "number")]
    [InlineData("0.12345678901234567890123", "number")]
    [InlineData("", "not JSON")]
    [InlineData(" ", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("[1,]", "not JSON")]
    [InlineData("{'a':1}", "not JSON")]
    [InlineData("01", "not JSON")]
    [InlineData("NaN", "not JSON")]
    [InlineData("// x\n1", "not JSON")]
    [InlineData("1 2", "not JSON")]
    [InlineData("\ufeff1", "not JSON")]
    public void what_canonical_json_would_not_keep_is_refused(string text, string reason)
    {
        Json.TryParse(text, out var json, out var given).ShouldBeFalse();
        given.ShouldContain(reason, Case.Sensitive);
        json.ShouldBe(Json.Null);
    }

    [Fact, Trait("rule", "R3")]
    public void half_a_surrogate_pair_in_the_text_itself_is_refused() =>
        Json.TryParse("\"\ud800\"", out _, out _).ShouldBeFalse();

    [Fact, Trait("rule", "R3")]
    public void bytes_that_are_not_utf8_are_refused() =>
        Json.TryParse([(byte)'"', 0xff, (byte)'"'], out _, out _).ShouldBeFalse();

    [Fact, Trait("rule", "R3")]
    public void nesting_goes_64_deep_and_no_deeper()
    {
        Json.TryParse(Nested(64), out _, out _).ShouldBeTrue();
        Json.TryParse(Nested(65), out _, out _).ShouldBeFalse();
        Json.TryParse(Nested(100_000), out _, out _).ShouldBeFalse();

        static string Nested(int depth) => new string('[', depth) + new string(']', depth);
    }

    [Theory, Trait("rule", "R3")]
    [InlineData("1.0", "1")]
    [InlineData("-0.0", "0")]
    [InlineData("1E2", "100")]
    [InlineData("0.1", "0.1")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("9007199254740994", "9007199254740994")]
    [InlineData("0.1000000000000000055511151231257827", "0.1")] // the very double
    public void a_number_that_a_double_keeps_stays(string literal, string canonical)
    {
        Json.TryParse(literal, out var json, out var reason).ShouldBeTrue(reason);
        json.Text.ShouldBe(canonical);
    }

    [Fact, Trait("rule", "R3")]
    public void every_double_comes_back_as_itself() =>
        Gen
            .Double.Where(double.IsFinite)
            .Sample(number =>
            {
                var text = Json.Of(number).Text;
                Json.TryParse(text, out var json, out _).ShouldBeTrue(text);
                json.Text.ShouldBe(text);
                double.Parse(text, CultureInfo.InvariantCulture).ShouldBe(number);
            });

    [Fact, Trait("rule", "R3")]
    public void every_text_comes_back_as_itself() =>
        Gen
            .String.Where(t => Texts.FaultOf(t) is null)
            .Sample(text =>
            {
                var json = Json.Of(text);
                Json.TryParse(Encoding.UTF8.GetBytes(json.Text), out var read, out var reason).ShouldBeTrue(reason);
                read.ShouldBe(json);
                read.Root.GetString().ShouldBe(text);
            });

    [Fact]
    public void members_are_read_by_name_and_type()
    {
        Json.TryParse("""{"t":"x","n":12.50,"m":{"amount":"1.10","currency":"EUR"},"l":[1,"2"]}""", out var json, out _)
            .ShouldBeTrue();

        json.StringAt("t").ShouldBe("x");
        json.StringAt("n").ShouldBeNull();
        json.StringAt("none").ShouldBeNull();
        json.DecimalAt("n").ShouldBe(12.5m);
        json.DecimalAt("t").ShouldBeNull();
        json.MoneyAt("m").ShouldBe(new Money(1.10m, "EUR"));
        json.MoneyAt("l").ShouldBeNull();
        json.Member("l")!.Items.Select(i => i.Text).ShouldBe(["1", "\"2\""]);
        json.Members.Select(m => m.Name).ShouldBe(["l", "m", "n", "t"]);
        Json.Null.Member("x").ShouldBeNull();
        Json.FromCanonical(json.Text).ShouldBe(json);
        Json.ObjectOf(("b", Json.Null), ("a", Json.Of(1))).Text.ShouldBe("""{"a":1,"b":null}""");
    }
}
