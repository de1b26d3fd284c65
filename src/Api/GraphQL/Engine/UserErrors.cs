using GraphQL;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>Why a wish was refused: state, policy, ownership or input. Missing rights are top-level errors instead.</summary>
[Name("UserError")]
public interface IUserError
{
    ErrorCode Code { get; }

    /// <summary>One sentence for the person who asked.</summary>
    string Message { get; }

    /// <summary>The input's field, outermost first.</summary>
    IReadOnlyList<string>? Path { get; }

    /// <summary>What to do now.</summary>
    string? NextStep { get; }
}

/// <summary>A refusal that carries no more than its code.</summary>
[Implements(typeof(IUserError))]
public sealed record Refused(ErrorCode Code, string Message, IReadOnlyList<string>? Path, string? NextStep)
    : IUserError;

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
