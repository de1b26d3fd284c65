using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Storage.Sealing;
using Marten;
using NodaTime;

namespace HotDash.Api.Hosting.Demo;

/// <summary>
/// The demo shop's last two weeks: what agents asked for and people decided, one of each thing that can happen. The same by every
/// seed, written once, in one transaction.
/// </summary>
public sealed class DemoPast(IDocumentStore store, SubjectKeys keys)
{
    /// <summary>Writes them unless the shop has approvals already; whether it did.</summary>
    /// <param name="now">They end the evening before.</param>
    /// <param name="cancel">Ends it; nothing is written then.</param>
    public async Task<bool> Live(Instant now, CancellationToken cancel)
    {
        await using var session = store.LightweightSession(DemoShop.Domain);
        if (await session.Query<Approval>().AnyAsync(cancel))
            return false;
        using var texts = keys.Open(DemoShop.Domain);
        var lives = Lives(now).ToList();
        foreach (var subject in lives.SelectMany(x => x.Facts).Select(SubjectOf).OfType<string>().Distinct())
        {
            var (sql, parameters) = (await texts.KeyFor(subject, isNew: true, cancel))!.Value;
            session.QueueSqlCommand(sql, parameters);
        }
        foreach (var life in lives)
            session.Events.StartStream<Approval>(life.Id, life.Facts);
        await session.SaveChangesAsync(cancel);
        texts.Committed();
        return true;
    }

    private static string? SubjectOf(IFact fact) => ((IApprovalFact)fact).PersonalTextOf()?.Subject;

    private static IEnumerable<PastLife> Lives(Instant now)
    {
        var random = new Random(Seed);
        var days = WorkingDaysBefore(now.InUtc().Date);
        for (var number = 0; number < days.Length * ADay; number++)
        {
            var opened = days[number / ADay].At(new LocalTime(9, 5)).InUtc().ToInstant();
            var at = opened + Duration.FromMinutes(number % ADay * 20 + random.Next(15));
            var life = new PastLife(IdAt(at, random), at, random);
            Live(life, number, random);
            yield return life;
        }
    }

    private static void Live(PastLife life, int number, Random random)
    {
        life.Begin(SimulatedDrafts.DrafterOf(number * 2), SimulatedDrafts.Any(random, number * 2));
        var reviewer = Reviewers[number % Reviewers.Length];
        switch (number)
        {
            case Breached:
                life.Wait(Duration.FromHours(3));
                break;
            case Expired:
                life.Wait(Duration.FromHours(30));
                return;
            case Withdrawn:
                life.Wait(Duration.FromMinutes(5));
                life.Do(
                    SimulatedDrafts.DrafterOf(number * 2),
                    (it, facts) => it.Withdraw("The customer wrote again.", facts)
                );
                return;
            case Corrected:
                life.Wait(Duration.FromMinutes(4));
                life.Do("mina", (it, facts) => it.RequestChanges(it.Revision, "Say which parcel it is.", facts));
                life.Wait(Duration.FromMinutes(6));
                life.Submit(SimulatedDrafts.DrafterOf(number * 2));
                break;
        }
        life.Wait(Duration.FromMinutes(2 + random.Next(8)));
        if (number % 9 == 4 && number % 4 != 3)
        {
            life.Do(
                reviewer,
                (it, facts) => it.Reject(it.Revision, RejectReason.NotNeeded, "It was done by hand.", Some(), facts)
            );
            return;
        }
        life.ApproveFully(Some, reviewer, "mina");
        if (number == Undone)
        {
            life.Do(reviewer, (it, facts) => it.Undo("The wrong product.", facts));
            life.Wait(Duration.FromMinutes(1));
            life.ApproveFully(Some, reviewer, "mina");
        }
        life.CarryOut(
            number is Unknown ? EffectOutcome.Unknown
            : number is Failed ? EffectOutcome.Failed
            : EffectOutcome.Done
        );
        life.Wait(Duration.FromMinutes(20));
        switch (number)
        {
            case Unknown:
                var action = life.Now.Receipts.Single().ActionId;
                life.Do(
                    "marek",
                    (it, facts) => it.SettleUnknown(action, EffectOutcome.Done, "The shop shows it.", facts)
                );
                break;
            case Failed:
                life.Do("marek", (it, facts) => it.Retry(life.Hex(16), "The shop is back.", facts));
                life.CarryOut();
                break;
            case Measured:
                life.Do(reviewer, (it, facts) => it.RecordOutcome("The customer thanked us.", [], facts));
                life.Do(reviewer, (it, facts) => it.RecordLesson("Name the parcel's number at once.", facts));
                break;
        }

        Grades Some() => new(random.Next(4, 6), random.Next(4, 6), random.Next(4, 6));
    }

    private static LocalDate[] WorkingDaysBefore(LocalDate today) =>
        [
            .. Enumerable
                .Range(1, Days)
                .Select(n => today.PlusDays(-n))
                .Where(day => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
                .Reverse(),
        ];

    /// <summary>A UUID of version 7 whose random part is drawn from the seed.</summary>
    private static string IdAt(Instant at, Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        Guid.CreateVersion7(at.ToDateTimeOffset()).ToByteArray(bigEndian: true).AsSpan(0, 6).CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return $"approval-{new Guid(bytes, bigEndian: true)}";
    }

    private static readonly string[] Reviewers = ["olga", "omar", "otto"];

    private const int Seed = 20262;
    private const int Days = 14;
    private const int ADay = 19;

    // What happens once, each to the approval of this number; in turn they are replies, stock, refunds and tags.
    private const int Undone = 43;
    private const int Breached = 80;
    private const int Unknown = 105;
    private const int Failed = 118;
    private const int Corrected = 136;
    private const int Expired = 146;
    private const int Withdrawn = 168;
    private const int Measured = 180;
}
