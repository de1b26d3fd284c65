using System.Security.Cryptography;

namespace HotDash.Application.Pipeline;

/// <summary>Ids that are drawn before a decision and handed in, so that deciding again draws none.</summary>
internal static class NewId
{
    /// <summary>A time-ordered UUID: correlation, decisions, attempts.</summary>
    public static string Plain() => Guid.CreateVersion7().ToString();

    /// <summary>The stream key of a new approval.</summary>
    public static string Approval() => $"approval-{Guid.CreateVersion7()}";

    /// <summary>32 random bytes as hex, for the payload digest.</summary>
    public static string Salt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
