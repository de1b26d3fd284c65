using CsCheck;
using HotDash.Domain.Preferences;
using HotDash.Domain.Tiles;
using static HotDash.Domain.Tests.Preferences.Dashboards;

namespace HotDash.Domain.Tests.Preferences;

/// <summary>
/// Devices wish what they like, each on the screen that it has; the stream puts their wishes in one order. Whatever that order is and
/// however it comes to the devices, they end the same.
/// </summary>
public class when_two_devices_move_at_once
{
    /// <summary>
    /// Every wish is accepted, on whatever screen it was made, unless it would hide down to one; the same tiles stand in every order,
    /// once each; and of a move the wished neighbours stand side by side.
    /// </summary>
    [Fact, Trait("rule", "R41")]
    public void none_is_refused_as_stale_whichever_comes_first()
    {
        var refused = 0;
        Gen.Select(Interleaved, Gen.Int[0, 14])
            .Sample(
                (wishes, hidden) =>
                {
                    var it = PersonPreferences.None with { Hidden = [.. Default.Take(hidden)] };
                    foreach (var wish in wishes)
                    {
                        var ruling = wish.Ask(it);
                        if (ruling.Refusal is { } refusal)
                        {
                            (refusal.Code, it.Hidden.Length).ShouldBe((ErrorCode.MinTwoTiles, 14));
                            Interlocked.Increment(ref refused);
                            continue;
                        }
                        it = it.With(ruling);
                        it.Order.Order().ShouldBe(Default);
                        it.Hidden.Length.ShouldBeInRange(0, 14);
                        wish.Holds(it).ShouldBeTrue($"{wish} in {it.Text()}");
                        wish.Ask(it).Events.ShouldBeEmpty("a repeat is no fact");
                    }
                },
                iter: 2000
            );
        // Not vacuous: some did hide down to the last two.
        refused.ShouldBePositive();
    }

    /// <summary>
    /// A device begins with the state of some moment, and hears the facts behind it in their order; or it hears states, late, twice and
    /// in any order, and keeps the one of the highest version.
    /// </summary>
    [Fact, Trait("rule", "R42")]
    public void all_end_in_the_streams_order() =>
        Gen.Select(Interleaved, Gen.Int[0, 1_000_000])
            .Sample(
                (wishes, chance) =>
                {
                    List<PersonPreferences> stream = [PersonPreferences.None];
                    List<IFact> facts = [];
                    foreach (var wish in wishes)
                    {
                        var ruling = wish.Ask(stream[^1]);
                        foreach (var fact in ruling.Events)
                        {
                            facts.Add(fact);
                            stream.Add(PersonPreferences.Evolve(stream[^1], fact));
                        }
                    }
                    var random = new Random(chance);
                    var from = random.Next(stream.Count);
                    facts
                        .Skip(from)
                        .Aggregate(stream[from], PersonPreferences.Evolve)
                        .Text()
                        .ShouldBe(stream[^1].Text());

                    var told = stream.Concat(stream).ToArray();
                    random.Shuffle(told);
                    var shown = told.Aggregate((kept, next) => next.Version > kept.Version ? next : kept);
                    shown.Text().ShouldBe(stream[^1].Text());
                },
                iter: 2000
            );

    /// <summary>What each device wishes, in its own order; the two merged in any way.</summary>
    private static Gen<DeviceWish[]> Interleaved =>
        Gen.Select(DeviceWish.Any.Array[0, 10], DeviceWish.Any.Array[0, 10], Gen.Bool.Array[20])
            .Select(
                (phone, desk, turns) =>
                {
                    var (a, b) = (new Queue<DeviceWish>(phone), new Queue<DeviceWish>(desk));
                    List<DeviceWish> merged = [];
                    foreach (var phones in turns)
                    {
                        if ((phones ? a : b).TryDequeue(out var next) || (phones ? b : a).TryDequeue(out next))
                            merged.Add(next);
                    }
                    return merged.ToArray();
                }
            );
}
