using System.ComponentModel;
using GraphQL;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>Why a wish was refused: state, policy, ownership or input. Missing rights are top-level errors instead.</summary>
[Name("UserError")]
[Description("Why a wish was refused: state, policy, ownership or input. Missing rights are top-level errors instead.")]
public interface IUserError
{
    [Description("The stable code.")]
    ErrorCode Code { get; }

    /// <summary>One sentence for the person who asked.</summary>
    [Description("One sentence for the person who asked.")]
    string Message { get; }

    /// <summary>The input's field, outermost first.</summary>
    [Description("The input's field, outermost first; null where no field is to blame.")]
    IReadOnlyList<string>? Path { get; }

    /// <summary>What to do now.</summary>
    [Description("What to do now; null when there is nothing to do.")]
    string? NextStep { get; }
}

/// <summary>A refusal that carries no more than its code.</summary>
[Implements(typeof(IUserError))]
[Description("A refusal that carries no more than its code.")]
public sealed record Refused(
    [property: Description("The stable code.")] ErrorCode Code,
    [property: Description("One sentence for the person who asked.")] string Message,
    [property: Description("The input's field, outermost first; null where no field is to blame.")]
        IReadOnlyList<string>? Path,
    [property: Description("What to do now; null when there is nothing to do.")] string? NextStep
) : IUserError;

/// <summary>
/// Gives a refusal of the domain the shape that clients see. A feature whose refusal carries more than its code
/// registers one of these: <c>services.AddSingleton&lt;IUserErrorShape&gt;(new UserErrorShape&lt;Domain.AlreadyDecided&gt;(x => new AlreadyDecided(...)))</c>.
/// </summary>
public interface IUserErrorShape
{
    IUserError? Of(Refusal refusal, RequestContext request);
}

/// <summary>The shape of refusals of type <typeparamref name="TRefusal"/>.</summary>
public sealed class UserErrorShape<TRefusal>(Func<TRefusal, RequestContext, IUserError> shape) : IUserErrorShape
    where TRefusal : Refusal
{
    public IUserError? Of(Refusal refusal, RequestContext request) =>
        refusal is TRefusal known ? shape(known, request) : null;
}

public static class UserErrors
{
    /// <summary>The refusals as clients see them; those without a shape of their own are <see cref="Refused"/>.</summary>
    public static IReadOnlyList<IUserError> Of(IEnumerable<Refusal> refusals, RequestContext request) =>
        [.. refusals.Select(x => Of(x, request))];

    public static IUserError Of(Refusal refusal, RequestContext request) =>
        request
            .Services.GetServices<IUserErrorShape>()
            .Select(x => x.Of(refusal, request))
            .FirstOrDefault(x => x is not null)
        ?? new Refused(
            refusal.Code,
            refusal.Message,
            refusal.Path.IsDefaultOrEmpty ? null : [.. refusal.Path],
            refusal.NextStep
        );
}
