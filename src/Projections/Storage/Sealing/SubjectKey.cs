using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HotDash.Domain;

namespace HotDash.Projections.Storage.Sealing;

/// <summary>The data key of one subject of one shop; once it is destroyed, what it sealed is erased.</summary>
internal sealed class SubjectKey
{
    private readonly byte[]? _key;
    private readonly byte[] _about;

    public SubjectKey(string shop, string subject, string id, byte[]? key)
    {
        (Shop, Subject, Id, _key) = (shop, subject, id, key);
        _about = Encoding.UTF8.GetBytes(Place);
    }

    public string Shop { get; }

    public string Subject { get; }

    public string Id { get; }

    public bool IsDestroyed => _key is null;

    // No text holds a NUL: nothing else reads the same.
    private string Place => PlaceOf(Shop, Subject, Id);

    /// <summary>A key that is stored nowhere yet.</summary>
    public static SubjectKey Make(string shop, string subject) =>
        new(
            shop,
            subject,
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)),
            RandomNumberGenerator.GetBytes(32)
        );

    /// <summary>As it is stored; null where no master key here unwraps it.</summary>
    public static SubjectKey? Unwrap(
        MasterKeys masters,
        string shop,
        string subject,
        string id,
        string? master,
        byte[]? wrapped
    ) =>
        wrapped is null || master is null ? new(shop, subject, id, null)
        : masters.Unwrap(PlaceOf(shop, subject, id), master, wrapped) is { } key ? new(shop, subject, id, key)
        : null;

    public byte[] Wrap(MasterKeys masters) => masters.Wrap(Place, _key!);

    public Seal Seal(string text, ITextCipher cipher)
    {
        var plain = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, plain);
        try
        {
            return new Seal(Id, Convert.ToBase64String(cipher.Seal(_key!, plain.AsSpan(0, length), _about)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    /// <summary>The text; null where it was not sealed with this key for this subject.</summary>
    public string? Open(Seal seal, ITextCipher cipher)
    {
        if (seal.KeyId != Id)
            return null;
        Span<byte> bytes = stackalloc byte[MostOnStack];
        if (seal.Sealed.Length > MostOnStack)
            bytes = new byte[seal.Sealed.Length];
        return
            Convert.TryFromBase64String(seal.Sealed, bytes, out var length)
            && cipher.Open(_key!, bytes[..length], _about) is { } plain
            ? Encoding.UTF8.GetString(plain)
            : null;
    }

    private static string PlaceOf(string shop, string subject, string id) => $"{shop}\0{subject}\0{id}";

    private const int MostOnStack = 1024;
}
