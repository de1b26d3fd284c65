using GraphQL;
using GraphQL.Types;
using HotDash.Api.Live;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>Writes down what is about to be told. What it throws is told instead: nothing leaves unwritten.</summary>
public interface IWitness
{
    /// <summary>A query's or mutation's result, or any operation's refusal, is about to leave.</summary>
    ValueTask Answer(Prepared prepared, RequestContext request, ExecutionResult result, CancellationToken cancel);

    /// <summary>A subscription is about to begin.</summary>
    /// <param name="asked">The fields that its document asks for.</param>
    /// <param name="who">Who will be told; tells when it ends, and how much it was told.</param>
    ValueTask Stream(
        Prepared prepared,
        RequestContext request,
        IReadOnlyCollection<FieldType> asked,
        Subscriber who,
        CancellationToken cancel
    );
}

/// <summary>For a schema in which there is nothing to write down.</summary>
internal sealed class NoWitness : IWitness
{
    public ValueTask Answer(
        Prepared prepared,
        RequestContext request,
        ExecutionResult result,
        CancellationToken cancel
    ) => default;

    public ValueTask Stream(
        Prepared prepared,
        RequestContext request,
        IReadOnlyCollection<FieldType> asked,
        Subscriber who,
        CancellationToken cancel
    ) => default;
}
