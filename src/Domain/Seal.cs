namespace HotDash.Domain;

/// <summary>A text that only its key opens.</summary>
/// <param name="KeyId">The key; 16 characters of base64url.</param>
/// <param name="Sealed">Nonce, tag and what AES-256-GCM made of the text, as base64.</param>
public sealed record Seal(string KeyId, string Sealed);
