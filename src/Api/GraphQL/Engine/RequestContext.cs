using System.Collections.Concurrent;
using GraphQL;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>Whom a credential proves, in which shop; the roles come from membership.</summary>
public sealed record Identity(string Shop, Caller Caller)
{
    /// <summary>From when on the credential proves nobody, grace included; null where it does not expire.</summary>
    public Instant? GoodUntil { get; init; }
}

/// <summary>What every resolver may know about the request that it serves.</summary>
public sealed class RequestContext(Identity? identity, IServiceProvider services)
{
    private readonly ConcurrentDictionary<(Type, string), object> _kept = new();

    /// <summary>Null without a credential.</summary>
    public Identity? Identity => identity;

    public IServiceProvider Services => services;

    /// <summary>Ends when the time of the operation is over, and not when the client hangs up: for what is carried through without it.</summary>
    public CancellationToken Deadline { get; internal set; }

    /// <summary>The caller's shop; behind the authorization rule there always is one.</summary>
    public string Shop => Known.Shop;

    public Caller Caller => Known.Caller;

    private Identity Known =>
        identity ?? throw new CodedError(ErrorCode.Unauthenticated, "A credential is needed.", "Send a bearer token.");

    /// <summary>One object per request, made at first use: how loaders are shared by all fields of a document.</summary>
    public T Keep<T>(string name, Func<RequestContext, T> make)
        where T : class => (T)_kept.GetOrAdd((typeof(T), name), static (_, x) => x.make(x.self), (make, self: this));

    internal IDictionary<string, object?> AsUserContext() => new Dictionary<string, object?> { [Key] = this };

    internal static RequestContext Of(IDictionary<string, object?> userContext) => (RequestContext)userContext[Key]!;

    private const string Key = "request";
}

/// <summary>Reaches the request from a field's context.</summary>
public static class RequestContextOfField
{
    public static RequestContext Request(this IResolveFieldContext field) => RequestContext.Of(field.UserContext);
}
