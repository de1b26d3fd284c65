using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>Whoever reads, and what of personal text that one may see. A viewer sees that there is text, not what it says.</summary>
/// <param name="Caller">Who reads.</param>
/// <param name="Now">The instant at which it is looked at: the present, or the one that is asked for.</param>
/// <param name="IsPast">Whether it is looked back: nobody can act on what is read.</param>
public sealed record Reader(Caller Caller, Instant Now, bool IsPast = false)
{
    public static Reader Of(RequestContext request) =>
        new(request.Caller, request.Services.GetRequiredService<IClock>().GetCurrentInstant());

    /// <summary>Looks back; <paramref name="asOf"/> where an instant is asked for.</summary>
    public static Reader OfPast(RequestContext request, Instant? asOf)
    {
        var present = Of(request);
        return new(present.Caller, asOf ?? present.Now, IsPast: true);
    }

    /// <summary>The text, or three asterisks for a role that may not read it.</summary>
    public string Read(PersonalText text) => SeesPersonalText ? text.Text : "***";

    /// <inheritdoc cref="Read(PersonalText)"/>
    public string? ReadOrNull(PersonalText? text) => text is null ? null : Read(text);

    /// <summary>Whether the texts that it reads are the texts, or asterisks.</summary>
    public bool SeesPersonalText => Caller.Has(Role.Agent, Role.Operator, Role.Manager, Role.Admin, Role.Auditor);
}
