namespace HotDash.Domain.Tests.PublicTexts;

public sealed class when_a_reply_is_looked_through
{
    [Theory]
    [InlineData("Ask bob@example.com.")]
    [InlineData("Ask ｂｏｂ＠ｅｘａｍｐｌｅ．ｃｏｍ.")]
    [InlineData("Call +1 (555) 010-9988.")]
    [InlineData("Call 0049 171 2345678.")]
    [InlineData("Call 555-0100.")]
    [InlineData("Call 555 010 9988.")]
    [InlineData("Paid with 4242-4242-4242-4242.")]
    [InlineData("Paid with 378282246310005.")]
    [InlineData("Paid with 4242\u20134242\u20134242\u20134242.")]
    [InlineData("Paid with 4242\u202F4242\u202F4242\u202F4242.")]
    [InlineData("Call 555\u2011010\u20119988.")]
    [InlineData("Call 555\u2013010\u20139988.")]
    [InlineData("Call 555\u2009010\u20099988.")]
    [InlineData("Ask bob\uFE6Bexample.com.")]
    [InlineData("Ask bob@example\u3002com.")]
    public void another_ones_address_or_number_is_found(string text) =>
        PublicText.ShowsOthers(text, ["jane@house.com", "+49 30 1234567"]).ShouldBeTrue();

    [Theory]
    [InlineData("We wrote to JANE@house.com.")]
    [InlineData("We called you at 030 123 45 67.")]
    [InlineData("We called you at +49 (30) 1234567.")]
    [InlineData("Your order #1001234567 left on 2026-11-02 at 14:30.")]
    [InlineData("It left on 02.11.2026 and costs 1,299.00 EUR for 120 pieces.")]
    [InlineData("The parcel is 1234567890123456.")]
    [InlineData("Version 10.0.1 has 3 new features, 24/7 support and costs $5.")]
    [InlineData("@jane, thank you!")]
    public void their_own_and_what_only_looks_like_one_is_not(string text) =>
        PublicText.ShowsOthers(text, ["jane@house.com", "+49 30 1234567"]).ShouldBeFalse();

    [Fact]
    public void a_card_is_ones_own_to_the_last_digit()
    {
        PublicText.ShowsOthers("Paid with 4242 4242 4242 4242.", ["4242424242424242"]).ShouldBeFalse();
        PublicText.ShowsOthers("Paid with 5242 4242 4242 4249.", ["4242424242424242"]).ShouldBeTrue();
    }

    [Fact]
    public void a_long_text_is_looked_through_at_once()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        PublicText.ShowsOthers(new string('a', 2_000) + new string('1', 2_000) + new string('.', 2_000), []);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }
}
