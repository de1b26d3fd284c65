using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>Whoever reads, and what of personal text that one may see. A viewer sees that there is text, not what it says.</summary>
public sealed record Reader(Caller Caller, Instant Now)
{
    public static Reader Of(RequestContext request) =>
        new(request.Caller, request.Services.GetRequiredService<IClock>().GetCurrentInstant());

    /// <summary>The text, or three asterisks for a role that may not read it.</summary>
    public string Read(PersonalText text) => SeesPersonalText ? text.Text : "***";

    /// <inheritdoc cref="Read(PersonalText)"/>
    public string? ReadOrNull(PersonalText? text) => text is null ? null : Read(text);

    private bool SeesPersonalText => Caller.Has(Role.Agent, Role.Operator, Role.Manager, Role.Admin, Role.Auditor);
}
