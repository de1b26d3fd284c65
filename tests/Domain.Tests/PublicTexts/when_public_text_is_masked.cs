namespace HotDash.Domain.Tests.PublicTexts;

public sealed class when_public_text_is_masked
{
    [Theory, Trait("rule", "R73")]
    [InlineData("jane@house.com", "j***@h***.com")]
    [InlineData("Write to Jane.Doe+shop@mail.house.co.uk, please.", "Write to J***@m***.uk, please.")]
    [InlineData("Call +49 171 234 56 78 now", "Call ***5678 now")]
    [InlineData("Call (555) 010-9988.", "Call ***9988.")]
    [InlineData("Order #1001234 is late", "Order #***1234 is late")]
    [InlineData("Card 4242 4242 4242 4242", "Card ***4242")]
    [InlineData("We sent 12 mugs on 2026-11-02 for 1,234.50 EUR.", "We sent 12 mugs on 2026-11-02 for 1,234.50 EUR.")]
    [InlineData("", "")]
    public void addresses_and_numbers_show_what_is_allowed(string text, string masked) =>
        PublicText.Mask(text).ShouldBe(masked);

    [Theory, Trait("rule", "R73")]
    [InlineData("Jane Doe", "J***")]
    [InlineData("jane@house.com", "j***@h***.com")]
    [InlineData("\U0001F600 Joy", "\U0001F600***")]
    public void a_name_shows_its_first_letter(string name, string masked) => PublicText.MaskName(name).ShouldBe(masked);

    [Theory, Trait("rule", "R73")]
    [InlineData("no address", "***")]
    [InlineData("@house.com", "***")]
    [InlineData("jane@", "***")]
    [InlineData("jane@localhost", "***")]
    public void what_is_no_address_shows_nothing(string text, string masked) =>
        PublicText.MaskEmail(text).ShouldBe(masked);

    [Theory, Trait("rule", "R73")]
    [InlineData("#1001", "***")]
    [InlineData("#10017", "***0017")]
    [InlineData("none", "***")]
    public void a_short_number_shows_nothing(string number, string masked) =>
        PublicText.MaskNumber(number).ShouldBe(masked);
}
