using System.Security.Cryptography;

namespace HotDash.Projections.Storage.Sealing;

/// <summary>AES-256-GCM with a random nonce of 12 bytes before and a tag of 16 bytes behind it.</summary>
internal sealed class Cipher : ITextCipher
{
    public static readonly Cipher Aes = new();

    public byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about)
    {
        var @sealed = new byte[NonceLength + TagLength + plain.Length];
        var nonce = @sealed.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, @sealed.AsSpan(Before), @sealed.AsSpan(NonceLength, TagLength), about);
        return @sealed;
    }

    public byte[]? Open(byte[] key, ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> about)
    {
        if (@sealed.Length < Before)
            return null;
        var plain = new byte[@sealed.Length - Before];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(@sealed[..NonceLength], @sealed[Before..], @sealed[NonceLength..Before], plain, about);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Before = NonceLength + TagLength;
}
