using Microsoft.IdentityModel.Tokens;
using NSec.Cryptography;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Checks signatures of Ed25519; makes none.</summary>
internal sealed class EdDsaSignature(EdDsaKey key) : SignatureProvider(key, EdDsaKey.Algorithm)
{
    public override bool Verify(byte[] input, byte[] signature) => Verifies(input, signature);

    public override bool Verify(
        byte[] input,
        int inputOffset,
        int inputLength,
        byte[] signature,
        int signatureOffset,
        int signatureLength
    ) => Verifies(input.AsSpan(inputOffset, inputLength), signature.AsSpan(signatureOffset, signatureLength));

    public override byte[] Sign(byte[] input) => throw new NotSupportedException("Issuers sign.");

    protected override void Dispose(bool disposing) { }

    private bool Verifies(ReadOnlySpan<byte> input, ReadOnlySpan<byte> signature) =>
        SignatureAlgorithm.Ed25519.Verify(key.Key, input, signature);
}
