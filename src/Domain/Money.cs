namespace HotDash.Domain;

/// <summary>An amount in one currency.</summary>
/// <param name="Amount">A decimal, at most 28 significant digits; written as a string outside.</param>
/// <param name="Currency">ISO 4217, three upper-case letters.</param>
public sealed record Money(decimal Amount, string Currency);
