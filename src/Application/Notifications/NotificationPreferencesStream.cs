using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Notifications;
using NodaTime;

namespace HotDash.Application.Notifications;

/// <summary>How a person wants notifications, and the rows of those that came: the person's own wishes, one after the other.</summary>
internal sealed class NotificationPreferencesStream : StreamOf<NotificationPreferences>
{
    public override NotificationPreferences Evolve(NotificationPreferences? state, IFact fact) =>
        NotificationPreferences.Evolve(state, fact);

    public override Instant LastAt(NotificationPreferences state) => state.LastAt ?? Instant.MinValue;

    /// <summary>Decides on how they are wanted.</summary>
    public static Task<CommandResult> Decide(
        Pipeline.Pipeline pipeline,
        Command command,
        Func<NotificationPreferences, Facts, Ruling> decide,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            new NotificationPreferencesStream(),
            KeyOf(command),
            (state, facts) => decide(state ?? NotificationPreferences.Default, facts),
            cancel
        );

    /// <summary>Decides on notifications that came: on all of them, or on none.</summary>
    /// <param name="ids">Which, 1..100; null: none in particular.</param>
    /// <param name="refusal">Why one of them may not be changed; null where it may. The first that may not counts.</param>
    /// <param name="sql">What changes them: the instant, the shop and the person are its first parameters.</param>
    /// <param name="more">Its other parameters.</param>
    public static async Task<CommandResult> Decide(
        Pipeline.Pipeline pipeline,
        INotifications notifications,
        Command command,
        ImmutableArray<Guid>? ids,
        Func<Notification?, Facts, Refusal?> refusal,
        string sql,
        object[] more,
        CancellationToken cancel
    )
    {
        var wish = new Wish<NotificationPreferences, IReadOnlyDictionary<Guid, Notification>>(
            command,
            new NotificationPreferencesStream(),
            KeyOf(command),
            Begins: false,
            (_, stop) => notifications.Find(command.Shop, ids ?? [], stop),
            (_, found, facts) => Decide(ids, found, refusal, facts)
        )
        {
            Beside = (attempt, _, _, now) =>
                attempt.Run(sql, [now.ToDateTimeOffset(), command.Shop, command.By.Actor.Id, .. more]),
        };
        return (await pipeline.Decide(wish, cancel)).Answer;
    }

    private static Ruling Decide(
        ImmutableArray<Guid>? ids,
        IReadOnlyDictionary<Guid, Notification> found,
        Func<Notification?, Facts, Refusal?> refusal,
        Facts facts
    )
    {
        if (ids is not { } named)
            return May(facts) ? Ruling.Nothing : refusal(null, facts)!;
        if (named.Length is 0 or > MostAtOnce)
            return May(facts) ? OutOfRange : refusal(null, facts)!;
        var first = named.Select(id => refusal(found.GetValueOrDefault(id), facts)).FirstOrDefault(x => x is not null);
        return first is null ? Ruling.Nothing : first;
    }

    private static bool May(Facts facts) => facts.Caller.Actor.Kind == ActorKind.Person;

    private static string KeyOf(Command command) => NotificationPreferences.KeyOf(command.By.Actor.Id);

    private const int MostAtOnce = 100;

    private static readonly Refusal OutOfRange = new(
        ErrorCode.InvalidValue,
        $"Name 1 to {MostAtOnce} notifications.",
        "Send the others in another request, or all up to a cursor.",
        ["ids"]
    );
}
