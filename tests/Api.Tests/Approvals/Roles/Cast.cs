using HotDash.Domain;
using HotDash.Support;

namespace HotDash.Api.Tests.Approvals.Roles;

/// <summary>Somebody of each kind, as the matrix of roles has them act on what <see cref="Bot"/> drafted for <see cref="Olga"/>.</summary>
/// <param name="Id">The id.</param>
/// <param name="Role">The one role.</param>
/// <param name="IsOwn">Whether the approvals are its own.</param>
/// <param name="Acted">Whether it claimed or decided, where somebody did.</param>
internal sealed record Cast(string Id, Role Role, bool IsOwn = false, bool Acted = false)
{
    public static readonly Cast Bot = new("bot", Role.Agent, IsOwn: true);
    public static readonly Cast Olga = new("olga", Role.Operator, IsOwn: true);
    public static readonly Cast Omar = new("omar", Role.Operator, Acted: true);

    public static readonly IReadOnlyList<Cast> All =
    [
        Bot,
        Olga,
        Omar,
        new("vera", Role.Viewer),
        new("another-bot", Role.Agent),
        new("otto", Role.Operator),
        new("mia", Role.Manager),
        new("ada", Role.Admin),
        new("aki", Role.Auditor),
    ];

    /// <summary>Decides where the matrix must have others decide: nobody in it did so.</summary>
    public static readonly Caller Max = new(new("max", ActorKind.Person), [Role.Manager]);

    public Caller Caller =>
        new(
            Role == Role.Agent ? new(Id, ActorKind.Agent, Bot == this ? "olga" : "max") : new(Id, ActorKind.Person),
            [Role]
        );

    public TestMember Member => new(Caller.Actor, Caller.Roles, Id);

    /// <summary>Whether docs/domain.md lets it do any of this in this place.</summary>
    public bool May(string place, params IEnumerable<string> words) =>
        DomainDocument.Where[place] is [var own, var foreign, var acted, var anybody]
        && words.Any(word =>
            DomainDocument.May[word].ContainsKey(Role)
            && (
                (IsOwn && own.Contains(word))
                || (!IsOwn && foreign.Contains(word))
                || (Acted && acted.Contains(word))
                || anybody.Contains(word)
            )
            && (IsOwn || !SeesOwnAlone)
        );

    private bool SeesOwnAlone => DomainDocument.May["read dashboard"][Role] == "own drafts";

    public override string ToString() => Id;
}
