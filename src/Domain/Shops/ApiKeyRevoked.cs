using NodaTime;

namespace HotDash.Domain.Shops;

/// <summary>A key proves nobody any more, for ever.</summary>
/// <param name="At">When.</param>
/// <param name="By">Which admin.</param>
/// <param name="KeyId">The stream's key.</param>
public sealed record ApiKeyRevoked(Instant At, By By, string KeyId) : IFact;
