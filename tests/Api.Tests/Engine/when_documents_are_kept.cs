using System.Globalization;
using GraphQLParser;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Tests.Operations;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Engine;

/// <summary>However many come, memory has an end; what was built in stays.</summary>
public sealed class when_documents_are_kept
{
    [Fact]
    public void what_was_not_used_for_longest_makes_room()
    {
        var kept = new RecentlyUsed<string>(most: 3, mostBytes: 1_000);
        foreach (var key in (string[])["a", "b", "c"])
            kept.Keep(key, key, 1);
        kept.TryGet("a", out _).ShouldBeTrue();
        kept.Keep("d", "d", 1);

        kept.TryGet("b", out _).ShouldBeFalse();
        foreach (var key in (string[])["a", "c", "d"])
            kept.TryGet(key, out var value).ShouldBeTrue(value);
        kept.Count.ShouldBe(3);
    }

    [Fact]
    public void bytes_are_an_end_as_well_as_their_number()
    {
        var kept = new RecentlyUsed<string>(most: 1_000, mostBytes: 80);
        for (var i = 0; i < 100; i++)
            kept.Keep(i.ToString(CultureInfo.InvariantCulture), "", 10);
        kept.Count.ShouldBe(8);
        kept.TryGet("92", out _).ShouldBeTrue();
        kept.TryGet("91", out _).ShouldBeFalse();

        kept.Keep("more than an eighth", "", 11);
        kept.TryGet("more than an eighth", out _).ShouldBeFalse();
        kept.Count.ShouldBe(8);
    }

    [Fact]
    public void what_is_kept_twice_weighs_once()
    {
        var kept = new RecentlyUsed<string>(most: 1_000, mostBytes: 80);
        for (var i = 0; i < 100; i++)
            kept.Keep("same", $"{i}", 10);
        kept.Keep("other", "", 10);
        kept.TryGet("same", out var value).ShouldBeTrue();
        value.ShouldBe("0");
    }

    [Fact]
    public void trusted_documents_never_make_room()
    {
        var cache = new DocumentCache(TrustedDocuments.BuiltIn, new() { CachedDocuments = 2 });
        foreach (var operation in Operation.All)
            cache.Keep(operation.Text, Parser.Parse(operation.Text));
        foreach (var name in (string[])["a", "b", "c"])
            cache.Keep($"{{ {name} }}", Parser.Parse($"{{ {name} }}"));

        cache.Count.ShouldBe(Operation.All.Count + 2);
        foreach (var operation in Operation.All)
            cache.TryGet(operation.Text, out _).ShouldBeTrue(operation.Name);
        cache.TryGet("{ a }", out _).ShouldBeFalse();
        cache.TryGet("{ c }", out _).ShouldBeTrue();
    }
}
