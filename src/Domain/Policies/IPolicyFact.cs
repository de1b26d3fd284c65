namespace HotDash.Domain.Policies;

/// <summary>A fact of the stream <c>policy-approvals</c>. Each raises the policy's version by one.</summary>
public interface IPolicyFact : IFact
{
    /// <summary>The policy's version after it, 1 or more.</summary>
    int Version { get; }
}
