namespace HotDash.Domain.Trust;

/// <summary>A fact of an agent's trust.</summary>
public interface ITrustFact : IFact
{
    /// <summary>The agent's id.</summary>
    string Agent { get; }
}
