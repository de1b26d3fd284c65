using HotDash.Domain;

namespace HotDash.Projections.Storage.Sealing;

/// <summary>A stored text that no key here opens: it was changed, or is another place's, or its key is not the one.</summary>
public sealed class UnreadableTextException(Seal seal)
    : InvalidOperationException($"A stored text cannot be opened with its key {seal.KeyId}.");
