using System.Security.Cryptography;

namespace HotDash.Application.Trust;

/// <summary>Where a number drawn at random for a submission comes from.</summary>
/// <param name="Next">Each time another, 0..99.</param>
public sealed record Draw(Func<int> Next)
{
    /// <summary>Nobody can tell the next one.</summary>
    public static readonly Draw Random = new(() => RandomNumberGenerator.GetInt32(100));
}
