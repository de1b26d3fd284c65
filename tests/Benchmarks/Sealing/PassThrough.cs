using HotDash.Projections.Storage.Sealing;

namespace HotDash.Benchmarks.Sealing;

/// <summary>Seals nothing: what sealing costs is counted beside it. There is none in production, and no switch to one.</summary>
internal sealed class PassThrough : ITextCipher
{
    public byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about) => plain.ToArray();

    public byte[]? Open(byte[] key, ReadOnlySpan<byte> @sealed, ReadOnlySpan<byte> about) => @sealed.ToArray();
}
