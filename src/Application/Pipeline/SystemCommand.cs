using System.Diagnostics.CodeAnalysis;
using HotDash.Domain;
using Wolverine;

namespace HotDash.Application.Pipeline;

/// <summary>What a fired message has done in the system's name; caused by the message, correlated with what sent it.</summary>
internal sealed record SystemCommand : Command
{
    [SetsRequiredMembers]
    public SystemCommand(string shop, Caller by, Envelope message)
    {
        Shop = shop;
        By = by;
        CorrelationId = message.CorrelationId ?? CorrelationId;
        CausationId = message.Id.ToString();
    }
}
