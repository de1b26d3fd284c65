using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;
using HotDash.Domain.Preferences;
using HotDash.Projections.Journal;

namespace HotDash.Api.GraphQL.Preferences;

/// <summary>Tells a person's tabs and devices what the person chose on any of them, and nobody else (R42).</summary>
internal sealed class PreferencesLive : LiveSource
{
    public override bool Concerns(JournalRow row) =>
        row.Source == JournalSource.Event && PersonPreferences.IsKey(row.Stream);

    /// <summary>One question for each person; all of a person's tabs share it.</summary>
    public override bool IsPersonal(Identity identity) => true;

    public override async Task<LivePart> Snapshot(LiveQuestion question, CancellationToken cancel) =>
        new(await Now(question, question.Position, ChangeKind.Snapshot, cancel));

    public override async Task<IReadOnlyList<ILiveChange>> Changes(
        LiveQuestion question,
        IReadOnlyList<JournalRow> rows,
        CancellationToken cancel
    )
    {
        var own = PersonPreferences.KeyOf(OwnPreferences.PersonOf(question.Request));
        return rows.LastOrDefault(row => row.Stream == own) is { } last
            ? [await Now(question, last.Position, ChangeKind.Changed, cancel)]
            : [];
    }

    private static async Task<PreferencesChange> Now(
        LiveQuestion question,
        long position,
        ChangeKind kind,
        CancellationToken cancel
    )
    {
        var own = await OwnPreferences.Of(question.Request, cancel);
        var person = OwnPreferences.PersonOf(question.Request);
        return new(question.CursorAt(position), kind, true, new(own, person), new(own, person));
    }
}
