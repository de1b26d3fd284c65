using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>
/// The list that cursors belong to: its name, shop, filter, order, instant. A cursor carries a hash of them, so that one of
/// another list is refused instead of silently answering the wrong page. It protects nothing: rights are checked elsewhere.
/// </summary>
public sealed class ListBinding
{
    private readonly byte[] _hash;

    /// <param name="list">The list's name.</param>
    /// <param name="shop">Whose it is.</param>
    /// <param name="more">Whatever else tells lists apart, always in the same places: records with value semantics.</param>
    public ListBinding(string list, string shop, params object?[] more) =>
        _hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((object?[])[list, shop, .. more], Told))[..8];

    // As it comes, an instant has no properties: all of them would look the same.
    private static readonly JsonSerializerOptions Told = new JsonSerializerOptions().ConfigureForNodaTime(
        DateTimeZoneProviders.Tzdb
    );

    /// <summary>The opaque cursor of the item whose place in the list is <paramref name="place"/>.</summary>
    public string Cursor(string place) => Base64Url.EncodeToString([.. _hash, .. Encoding.UTF8.GetBytes(place)]);

    /// <summary>The place that <see cref="Cursor"/> was made of.</summary>
    [return: NotNullIfNotNull(nameof(cursor))]
    public string? Place(string? cursor)
    {
        if (cursor is null)
            return null;
        if (cursor.Length is 0 or > 1024 || !Base64Url.IsValid(cursor))
            throw NoCursor();
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < _hash.Length || !bytes.AsSpan(0, _hash.Length).SequenceEqual(_hash))
            throw CodedError.Invalid(
                "This cursor is of another list, filter or order.",
                "Start without a cursor, or keep filter and order as they were."
            );
        var place = Encoding.UTF8.GetString(bytes, _hash.Length, bytes.Length - _hash.Length);
        return place.Contains('\0', StringComparison.Ordinal) ? throw NoCursor() : place;
    }

    /// <summary>What answers a text that this list never gave out.</summary>
    public static CodedError NoCursor() =>
        CodedError.Invalid("This is not a cursor.", "Use a cursor that this list gave out, or leave it out.");
}

/// <summary>Which part of a list is asked for: <c>first</c> with <c>after</c>, or <c>last</c> with <c>before</c>.</summary>
/// <param name="Size">How many, 1..100; 50 by default.</param>
/// <param name="Backward">Whether to read towards the list's beginning.</param>
/// <param name="From">The place behind which (before which, backward) it begins; null for the end where reading starts.</param>
public sealed record Page(int Size, bool Backward, string? From)
{
    public const int Usual = 50;
    public const int Most = 100;

    /// <summary>Cuts what was read, one more than is shown, to its size: the one too many only tells that there is more.</summary>
    public static (IReadOnlyList<T> Shown, bool More) Cut<T>(IReadOnlyList<T> oneMore, int size) =>
        ([.. oneMore.Take(size)], oneMore.Count > size);

    public static Page Of(ListBinding list, int? first, string? after, int? last = null, string? before = null)
    {
        if (first is not null && last is not null || after is not null && before is not null)
            throw CodedError.Invalid("Ask for 'first' with 'after', or for 'last' with 'before', not for both.");
        if (first is not null && before is not null || last is not null && after is not null)
            throw CodedError.Invalid("'after' goes with 'first', 'before' with 'last'.");
        var size = first ?? last ?? Usual;
        if (size is < 1 or > Most)
            throw CodedError.Invalid($"'{(last is null ? "first" : "last")}' is 1 to {Most}.");
        var backward = last is not null || before is not null;
        return new(size, backward, list.Place(backward ? before : after));
    }
}
