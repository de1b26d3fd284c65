namespace HotDash.Projections.Storage.Sealing;

/// <summary>Seals and opens the bytes of a text under a key, for what it is about.</summary>
public interface ITextCipher
{
    /// <summary>What is stored.</summary>
    byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about);

    /// <summary>What was sealed; null where key, bytes or what it is about are not those that it was sealed with.</summary>
    byte[]? Open(byte[] key, ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> about);
}
