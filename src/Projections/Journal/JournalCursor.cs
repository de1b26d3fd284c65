using System.Buffers.Binary;
using System.Buffers.Text;

namespace HotDash.Projections.Journal;

/// <summary>
/// A place in the journal as clients keep it: behind <paramref name="Position"/>, in the <paramref name="Epoch"/> in which
/// positions mean the same facts. Its text is opaque, 32 characters of base64url.
/// </summary>
/// <param name="Epoch">Changes when the database is restored, copied or promoted.</param>
/// <param name="Position">Everything up to it, inclusive, was seen; 1 stands before everything.</param>
public readonly record struct JournalCursor(Guid Epoch, long Position)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is no cursor.</summary>
    public static bool TryParse(string? text, out JournalCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (
            text?.Length != TextLength
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written)
            || written != Length
        )
            return false;
        var position = BinaryPrimitives.ReadInt64BigEndian(bytes[16..]);
        if (position < 1)
            return false;
        cursor = new JournalCursor(new Guid(bytes[..16], bigEndian: true), position);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        Epoch.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], Position);
        return Base64Url.EncodeToString(bytes);
    }

    private const int Length = 24;
    private const int TextLength = 32;
}
