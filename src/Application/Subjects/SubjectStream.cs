using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Subjects;
using NodaTime;

namespace HotDash.Application.Subjects;

/// <summary>Data subjects. An erasure destroys the subject's key in its own transaction; where there was none, none can come.</summary>
internal sealed class SubjectStream(string subject) : StreamOf<DataSubject>
{
    public override DataSubject Evolve(DataSubject? state, IFact fact) => DataSubject.Evolve(state, fact);

    public override Instant LastAt(DataSubject state) => state.LastAt ?? Instant.MinValue;

    public override string? SubjectOf(IFact fact) =>
        fact switch
        {
            LegalHoldSet e => e.Reason.Subject,
            LegalHoldReleased e => e.Reason?.Subject,
            _ => null,
        };

    public override ValueTask Stage(
        Attempt attempt,
        DataSubject? before,
        DataSubject after,
        ImmutableArray<IFact> facts
    )
    {
        if (facts.Any(fact => fact is SubjectErased))
        {
            attempt.Run(Destroy, attempt.Command.Shop, subject);
            attempt.Run(Clear, attempt.Command.Shop, subject, subject);
        }
        return ValueTask.CompletedTask;
    }

    public static Task<CommandResult> Decide(
        Pipeline.Pipeline pipeline,
        Command command,
        string subject,
        Func<DataSubject, Facts, Ruling> decide,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            new SubjectStream(subject),
            DataSubject.StreamOf(subject),
            (state, facts) => decide(state ?? DataSubject.None, facts),
            cancel
        );

    // What conversations know of their customer is no fact, and goes.
    private const string Clear = """
        update hotdash.conversations c set own = '{}'
         where shop = ? and own <> '{}'
           and (ref = ? or exists (select 1 from hotdash.mt_doc_approval a where a.tenant_id = c.shop
                                     and a.data #>> '{content,conversationRef}' = c.ref and a.data #>> '{content,customerRef}' = ?))
        """;

    // Where there is no key yet, the row keeps one from ever being made.
    private const string Destroy = """
        insert into hotdash.subject_keys (shop, subject, key_id, destroyed_at) values (?, ?, gen_random_uuid()::text, clock_timestamp())
          on conflict (shop, subject) do update set wrapped = null, master_key_id = null, destroyed_at = clock_timestamp()
        """;
}
