using System.Text.Json;
using HotDash.Domain.Shops;
using HotDash.Projections.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace HotDash.Projections.Members;

/// <summary>
/// Who belongs to the shop, and as what? One row a member, written with the event that made it so; who has left has none. Which id a
/// login was given at its first membership is kept beside it, for ever.
/// </summary>
public sealed class MemberRows : IProjection
{
    /// <inheritdoc/>
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        foreach (var one in events)
        {
            switch (one.Data)
            {
                case MemberInvited { Member: var member } invited:
                    if (invited.Login is { } login)
                        operations.QueueSqlCommand(Know, operations.TenantId, login.Issuer, login.Subject, member.Id);
                    operations.QueueSqlCommand(
                        Put,
                        JsonSerializer.Serialize(
                            new Row(
                                operations.TenantId,
                                member.Id,
                                StoredJson.NameOf(member.Kind),
                                [.. invited.Roles.Select(StoredJson.NameOf)],
                                member.OnBehalfOf,
                                JsonSerializer.SerializeToElement(invited.Name, StoredJson.Sealed),
                                invited.Login?.Issuer,
                                invited.Login?.Subject
                            ),
                            Columns
                        )
                    );
                    break;
                case MemberRolesChanged changed:
                    string[] roles = [.. changed.Roles.Select(StoredJson.NameOf)];
                    operations.QueueSqlCommand(Change, roles, operations.TenantId, Member.ActorIdOf(one.StreamKey!));
                    break;
                case MemberRemoved removed:
                    operations.QueueSqlCommand(Remove, operations.TenantId, Member.ActorIdOf(one.StreamKey!));
                    operations.QueueSqlCommand(
                        TakeKeys,
                        removed.At.ToDateTimeOffset(),
                        operations.TenantId,
                        Member.ActorIdOf(one.StreamKey!)
                    );
                    break;
            }
        }
        return Task.CompletedTask;
    }

    /// <summary>A row by the names of its columns.</summary>
    private sealed record Row(
        string Shop,
        string ActorId,
        string Kind,
        string[] Roles,
        string? OnBehalfOf,
        JsonElement Name,
        string? Issuer,
        string? Subject
    );

    private static readonly JsonSerializerOptions Columns = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private const string Know = """
        insert into hotdash.member_logins (shop, issuer, subject, actor_id) values (?, ?, ?, ?) on conflict do nothing
        """;

    private const string Put = """
        insert into hotdash.members (shop, actor_id, kind, roles, on_behalf_of, name, issuer, subject)
        select shop, actor_id, kind, roles, on_behalf_of, name, issuer, subject
          from jsonb_populate_record(null::hotdash.members, ?::jsonb)
        on conflict (shop, actor_id) do update set kind = excluded.kind, roles = excluded.roles,
          on_behalf_of = excluded.on_behalf_of, name = excluded.name, issuer = excluded.issuer, subject = excluded.subject
        """;

    private const string Change = "update hotdash.members set roles = ? where shop = ? and actor_id = ?";

    // Who comes back under the same id gets new ones.
    private const string TakeKeys =
        "update hotdash.api_keys set revoked_at = ? where shop = ? and agent_id = ? and revoked_at is null";

    private const string Remove = "delete from hotdash.members where shop = ? and actor_id = ?";
}
