using HotDash.Api.Hosting;
using HotDash.Projections.Approvals;
using HotDash.Projections.Storage.Sealing;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Application.Tests.Subjects;

public sealed class when_a_master_key_is_replaced(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact]
    public async Task both_are_valid_until_every_key_is_wrapped_under_the_new_one()
    {
        var shop = await new Shop(world).WithMembers();
        var id = await shop.Submitted(Person.Draft());
        var (next, another) = (MasterKeys.Make("next"), MasterKeys.Make("next"));

        await using (var rotating = await Started($"{next},{TestMasterKeys.Value}"))
        {
            // The process that still wraps under the old key, and the one that wraps under the new.
            await Reads(world.Host, shop, id);
            await Reads(rotating, shop, id);
            await Eventually.HoldsAsync(
                async () => (await Ids()).SequenceEqual(["next"]),
                TimeSpan.FromSeconds(20),
                Cancel
            );
        }

        await using (var rotated = await Started(next))
            await Reads(rotated, shop, id);
        (await Refused(TestMasterKeys.Value)).ShouldBe(
            "HotDash:Sealing:MasterKeys does not fit the database: it lacks the key 'next', under which personal text is sealed; "
                + "add it behind the others."
        );
        (await Refused(another)).ShouldBe(
            "HotDash:Sealing:MasterKeys does not fit the database: its key 'next' is another one than personal text is sealed under."
        );
    }

    [Theory]
    [InlineData("nonsense", "its entry 1 is not id:base64")]
    [InlineData("k:c2hvcnQ=", "its key 'k' is not 32 bytes of base64")]
    [InlineData($"{TestMasterKeys.Value},{TestMasterKeys.Value}", "it names the key 'test' twice")]
    public async Task what_is_no_key_stops_the_start_with_a_sentence(string written, string why) =>
        (await Refused(written)).ShouldBe($"HotDash:Sealing:MasterKeys cannot be used: {why}.");

    [Fact]
    public async Task a_server_without_one_says_what_it_needs() =>
        (await Refused("")).ShouldStartWith(
            "HotDash:Sealing:MasterKeys is not set: on a configured server it names the keys that seal personal text, as id:base64"
        );

    private Task<HotDashHost> Started(string masterKeys) =>
        HotDashHost.StartAsync(world.ConnectionString, null, $"--HotDash:Sealing:MasterKeys={masterKeys}");

    private async Task<string> Refused(string masterKeys) =>
        (await Should.ThrowAsync<InvalidSettingException>(() => Started(masterKeys))).Message;

    private static async Task Reads(HotDashHost host, Shop shop, string id) =>
        (await host.Services.GetRequiredService<ApprovalQueue>().Load(shop.Name, [id], Cancel))
            .Single()
            .Content.Summary.Text.ShouldContain(Person.Mark);

    private Task<List<string>> Ids() =>
        world.Rows(
            "select distinct master_key_id from hotdash.subject_keys where wrapped is not null",
            row => row.GetString(0)
        );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
