using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Projections.Journal;

namespace HotDash.Api.Live;

/// <summary>What a subscription tells: the root value over which its document runs. A class of its own per feature, with more fields.</summary>
public interface ILiveChange
{
    /// <summary>From <see cref="LiveQuestion.CursorAt"/>: whoever has this change has all that is up to there.</summary>
    string Cursor { get; }
}

/// <summary>
/// Works out what one subscription field tells. There is one for the whole process, made with its services; what is needed
/// for one step is in that step's <see cref="LiveQuestion.Request"/>. A step whose database is away is repeated until it succeeds.
/// </summary>
public abstract class LiveSource
{
    /// <summary>Whether a row of the journal can mean a change for anybody who asks this question.</summary>
    public abstract bool Concerns(JournalRow row);

    /// <summary>Whether what is told depends on who asks, beyond the roles: such questions are shared per actor only.</summary>
    public virtual bool IsPersonal(Identity identity) => identity.Caller.Actor.Kind == Domain.ActorKind.Agent;

    /// <summary>
    /// The present state, for who starts without a cursor, read after <see cref="LiveQuestion.Position"/>: it holds all up to there and
    /// may hold more. All parts but the last carry <see cref="LiveQuestion.CursorOfPart"/>, the last one the cursor of the position.
    /// Each part is a step of its own, however much later than the one before it is read: the changes behind the position make up for
    /// what moved meanwhile.
    /// </summary>
    public abstract Task<LivePart> Snapshot(LiveQuestion question, CancellationToken cancel);

    /// <summary>Refuses, by an error, whoever resumes behind a cursor what <see cref="Snapshot"/> would refuse without one.</summary>
    public virtual Task Resume(LiveQuestion question, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// What rows that concern this source mean, in journal order: for what happens now, and for what was missed since a cursor alike.
    /// Each change's cursor stands for all rows up to it; a source that tells states may tell one change for many rows.
    /// </summary>
    public abstract Task<IReadOnlyList<ILiveChange>> Changes(
        LiveQuestion question,
        IReadOnlyList<JournalRow> rows,
        CancellationToken cancel
    );
}

/// <summary>A part of a snapshot.</summary>
/// <param name="Change">What it tells.</param>
/// <param name="Next">Reads the next part; null when this is the last.</param>
public sealed record LivePart(ILiveChange Change, Func<LiveQuestion, CancellationToken, Task<LivePart>>? Next = null);

/// <summary>Who asks what, as a source sees it.</summary>
public sealed class LiveQuestion
{
    private readonly IResolveFieldContext _field;
    private readonly Guid _epoch;

    internal LiveQuestion(IResolveFieldContext field, RequestContext request, Guid epoch, long position) =>
        (_field, Request, _epoch, Position) = (field, request, epoch, position);

    /// <summary>The request of this step: identity and services.</summary>
    public RequestContext Request { get; }

    public string Shop => Request.Shop;

    /// <summary>The journal's position that this step leads to.</summary>
    public long Position { get; }

    /// <summary>The value of the field's argument.</summary>
    public T? Argument<T>(string name) => _field.GetArgument<T?>(name);

    /// <summary>The cursor that resumes behind a position.</summary>
    public string CursorAt(long position) => new JournalCursor(_epoch, position).ToString();

    /// <summary>The cursor of a part of a snapshot that is not its last: nothing can resume there, and that is what it answers.</summary>
    public static string CursorOfPart { get; } = new JournalCursor(Guid.Empty, 1).ToString();
}

/// <summary>Names the source of a subscription field.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveAttribute<TSource> : GraphQLAttribute
    where TSource : LiveSource
{
    public override void Modify(global::GraphQL.Types.FieldType fieldType, bool isInputType) =>
        fieldType.WithMetadata(LiveField.SourceKey, typeof(TSource));
}
