using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Live;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>The one way in for all transports: a call comes in, a result goes out, and nothing is ever thrown at a client.</summary>
public sealed class GraphQLEngine(
    ApiSchema schema,
    TrustedDocuments trusted,
    DocumentOptions options,
    LimitOptions limits,
    IWitness witness,
    ILogger<GraphQLEngine> log
)
{
    private readonly NamedDocuments _named = new(trusted, options);
    private readonly DocumentCache _documents = new(trusted, options);
    private readonly DocumentLimits _limits = new(limits);
    private readonly EngineRules _rules = new(limits);
    private readonly Executer _executer = new();

    public ApiSchema Schema => schema;

    internal LimitOptions Limits => limits;

    /// <summary>Parses and chooses the operation, so that a transport can tell its kind before anything runs.</summary>
    /// <exception cref="ExecutionError">What is wrong with the document.</exception>
    public Prepared Prepare(GraphQLCall call)
    {
        call = _named.Complete(call);
        var known = _documents.TryGet(call.Query, out var document);
        if (known)
            _named.Keep(call);
        document ??= _limits.Read(call.Query);
        return new(call, document, Documents.Operation(document, call.OperationName), known);
    }

    /// <summary>Runs a query or mutation.</summary>
    public async Task<ExecutionResult> ExecuteAsync(GraphQLCall call, RequestContext request, CancellationToken cancel)
    {
        try
        {
            return await ExecuteAsync(Prepare(call), request, cancel);
        }
        catch (ExecutionError error)
        {
            return ResultWriter.Failed(error);
        }
    }

    /// <summary>Runs a prepared query or mutation.</summary>
    public Task<ExecutionResult> ExecuteAsync(Prepared prepared, RequestContext request, CancellationToken cancel) =>
        prepared.Kind == OperationType.Subscription
            ? Task.FromResult(
                ResultWriter.Failed(
                    CodedError.Invalid(
                        "This is a subscription.",
                        "Use graphql-transport-ws, or accept text/event-stream."
                    )
                )
            )
            : RunAsync(prepared, request, null, _rules.For(prepared), cancel);

    /// <summary>Checks a subscription as any document is checked, and finds its field.</summary>
    internal Task<ExecutionResult> FindFieldAsync(
        Prepared prepared,
        RequestContext request,
        LiveField field,
        CancellationToken cancel
    ) => RunAsync(prepared, request, field, [.. _rules.For(prepared), new LiveField.PersonalRule(field)], cancel);

    /// <summary>Runs a subscription's document, found good before, over a change.</summary>
    internal Task<ExecutionResult> TellAsync(
        Prepared prepared,
        RequestContext request,
        ILiveChange change,
        CancellationToken cancel
    ) => RunAsync(prepared with { IsValid = true }, request, change, [], cancel);

    private async Task<ExecutionResult> RunAsync(
        Prepared prepared,
        RequestContext request,
        object? root,
        IReadOnlyList<IValidationRule> rules,
        CancellationToken cancel
    )
    {
        try
        {
            var result = Told(
                await limits.Within(
                    (either, time) =>
                    {
                        request.Deadline = time;
                        return _executer.ExecuteAsync(Options(prepared, request, root, rules, either));
                    },
                    cancel
                )
            );
            // What a live answer tells was written down when it began.
            if (root is not ILiveChange)
                await witness.Answer(prepared, request, result, cancel);
            return result;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (ExecutionError error)
        {
            return ResultWriter.Failed(error);
        }
        catch (Exception failure)
        {
            return ResultWriter.Failed(Failures.ToError(failure, log));
        }
    }

    private ExecutionOptions Options(
        Prepared prepared,
        RequestContext request,
        object? root,
        IReadOnlyList<IValidationRule> rules,
        CancellationToken cancel
    )
    {
        var options = new ExecutionOptions
        {
            Schema = schema,
            Document = prepared.Document,
            OperationName = prepared.Operation.Name?.StringValue,
            Variables = VariableValues.Read(prepared.Call.Variables),
            Root = root,
            UserContext = request.AsUserContext(),
            RequestServices = request.Services,
            CancellationToken = cancel,
            ValidationRules = rules,
            UnhandledExceptionDelegate = context =>
            {
                context.Exception = Failures.ToError(context.OriginalException, log);
                return Task.CompletedTask;
            },
        };
        // Nobody may push out what others had kept without saying who it is.
        if (!prepared.IsValid && request.Identity is not null)
            options.Listeners.Add(new KeepWhenValid(_documents, _named, prepared));
        return options;
    }

    /// <summary>
    /// What is told of a document that was refused: who lacks the right is told that and nothing else about it, others the
    /// first errors, and names that the schema has only where it may be asked for them.
    /// </summary>
    private ExecutionResult Told(ExecutionResult result)
    {
        if (result.Executed || result.Errors is not { Count: > 0 } errors)
            return result;
        ExecutionError[] rights = [.. errors.OfType<AuthorizationError>()];
        return rights.Length > 0
            ? ResultWriter.Failed([.. rights.Take(limits.Errors)])
            : ResultWriter.Failed([.. errors.Take(limits.Errors).Select(WithoutSuggestion)]);
    }

    private ExecutionError WithoutSuggestion(ExecutionError error)
    {
        var at = limits.Suggestions ? -1 : error.Message.IndexOf(" Did you mean", StringComparison.Ordinal);
        if (at < 0 || error is CodedError)
            return error;
        var cut = CodedError.Invalid(error.Message[..at]);
        foreach (var location in error.Locations ?? [])
            cut.AddLocation(location);
        return cut;
    }

    private sealed class KeepWhenValid(DocumentCache documents, NamedDocuments named, Prepared prepared)
        : DocumentExecutionListenerBase
    {
        public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
        {
            if (validationResult.IsValid)
            {
                documents.Keep(prepared.Call.Query, prepared.Document);
                named.Keep(prepared.Call);
            }
            return Task.CompletedTask;
        }
    }

    /// <summary>Runs subscriptions like queries: their root value is the change.</summary>
    private sealed class Executer : DocumentExecuter
    {
        protected override IExecutionStrategy SelectExecutionStrategy(
            global::GraphQL.Execution.ExecutionContext context
        ) =>
            context switch
            {
                { RootValue: LiveField } => Finder,
                { Operation.Operation: OperationType.Mutation } => SerialExecutionStrategy.Instance,
                _ => ParallelExecutionStrategy.Instance,
            };

        private static readonly LiveField.Finder Finder = new();
    }
}
