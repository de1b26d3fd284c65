namespace HotDash.Domain.Tests.JsonTexts;

/// <summary>
/// The published vectors of RFC 8785: the files of github.com/cyberphone/json-canonicalization under testdata
/// (commit 19d51d7), which the RFC names, and the number samples of its appendix B.
/// </summary>
public class when_json_is_made_canonical
{
    [Theory, Trait("rule", "R3")]
    [MemberData(nameof(Vectors))]
    public void it_is_the_published_text(string name, string input, string output)
    {
        Json.TryParse(input, out var json, out var reason).ShouldBeTrue($"{name}: {reason}");
        json.Text.ShouldBe(output, name);
        Json.TryParse(json.Text, out var again, out _).ShouldBeTrue();
        again.ShouldBe(json);
    }

    // The published "values" begins with a literal that RFC 8785 rounds. R3 keeps numbers or refuses them, so that the vector
    // above has it rounded already, and this is what becomes of the literal itself.
    [Fact, Trait("rule", "R3")]
    public void the_one_published_number_that_is_rounded_is_refused_as_text_and_written_as_published()
    {
        Json.TryParse("[333333333.33333329]", out _, out var reason).ShouldBeFalse();
        reason.ShouldContain("number");
        Json.Of(333333333.33333329).Text.ShouldBe("333333333.3333333");
    }

    [Fact, Trait("rule", "R3")]
    public void the_weird_one_is_the_published_bytes()
    {
        Json.TryParse(Weird, out var json, out _).ShouldBeTrue();
        Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(json.Text)).ShouldBe(WeirdBytes);
    }

    [Theory, Trait("rule", "R3")]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void numbers_are_written_as_in_appendix_b(ulong bits, string text)
    {
        Json.Of(BitConverter.UInt64BitsToDouble(bits)).Text.ShouldBe(text);
        Json.TryParse(text, out var read, out var reason).ShouldBeTrue(reason);
        read.Text.ShouldBe(text);
    }

    public static TheoryData<string, string, string> Vectors =>
        new()
        {
            {
                "arrays",
                """
                    [
                      56,
                      {
                        "d": true,
                        "10": null,
                        "1": [ ]
                      }
                    ]
                    """,
                """[56,{"1":[],"10":null,"d":true}]"""
            },
            {
                "french",
                """
                    {
                      "peach": "This sorting order",
                      "péché": "is wrong according to French",
                      "pêche": "but canonicalization MUST",
                      "sin":   "ignore locale"
                    }
                    """,
                """{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}"""
            },
            {
                "structures",
                """
                    {
                      "1": {"f": {"f": "hi","F": 5} ,"\n": 56.0},
                      "10": { },
                      "": "empty",
                      "a": { },
                      "111": [ {"e": "yes","E": "no" } ],
                      "A": { }
                    }
                    """,
                """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}"""
            },
            {
                "unicode",
                """
                    {
                      "Unnormalized Unicode":"A\u030a"
                    }
                    """,
                "{\"Unnormalized Unicode\":\"A\u030a\"}"
            },
            {
                "values",
                """
                    {
                      "numbers": [333333333.3333333, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                      "literals": [null, true, false]
                    }
                    """,
                """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"""
            },
            {
                "weird",
                Weird,
                """{"\n":"Newline","\r":"Carriage Return","1":"One","</script>":"Browser Challenge","""
                    + "\"\u0080\":\"Control\u007f\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                    + "\"\U0001f602\":\"Smiley\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}"
            },
        };

    private const string Weird = """
        {
          "\u20ac": "Euro Sign",
          "\r": "Carriage Return",
          "\u000a": "Newline",
          "1": "One",
          "\u0080": "Control\u007f",
          "\ud83d\ude02": "Smiley",
          "\u00f6": "Latin Small Letter O With Diaeresis",
          "\ufb33": "Hebrew Letter Dalet With Dagesh",
          "</script>": "Browser Challenge"
        }
        """;

    private const string WeirdBytes =
        "7b225c6e223a224e65776c696e65222c225c72223a2243617272696167652052657475726e222c2231223a224f6e65222c223c2f736372"
        + "6970743e223a2242726f77736572204368616c6c656e6765222c22c280223a22436f6e74726f6c7f222c22c3b6223a224c6174696e2053"
        + "6d616c6c204c6574746572204f20576974682044696165726573697322"
        + "2c22e282ac223a224575726f205369676e222c22f09f9882223a22536d696c6579222c22efacb3223a22486562726577204c6574746572"
        + "2044616c6574205769746820446167657368227d";
}
