namespace HotDash.Benchmarks.Intake;

/// <summary>The messages as cases with their plans, and the doubles among them.</summary>
public sealed record Casting(IReadOnlyList<Case> Cases, IReadOnlyList<Draft> Doubles)
{
    public IReadOnlyCollection<Draft> Drafts => [.. Cases.Select(it => it.Draft), .. Doubles];

    public static Casting Of(IntakeOptions options)
    {
        var all = Message.ReadAll(options.Messages);
        var messages = all.Take(options.Limit ?? all.Count).ToList();
        var wanted = (int)Math.Round(options.Doubles * (double)messages.Count / all.Count);
        var firstOf = PairsOf(messages, wanted);
        var doubles = firstOf.ToDictionary(pair => pair.Value.Row, pair => Drafting.Of(pair.Key, pair.Value));
        var doubledRows = firstOf.Keys.Select(it => it.Row).ToHashSet();
        var cases = messages
            .Where(message => !doubledRows.Contains(message.Row))
            .Select(message =>
            {
                var draft = Drafting.Of(message, message);
                return new Case(draft, Plan.For(draft, doubles.GetValueOrDefault(message.Row), options.Seed));
            })
            .ToList();
        return new(cases, [.. doubles.Values]);
    }

    /// <summary>Pairs of messages of one intent that act on orders, spread over the file: the second means the first's order.</summary>
    private static Dictionary<Message, Message> PairsOf(IEnumerable<Message> messages, int wanted)
    {
        var pairs = messages
            .Where(it => OnOrders.Contains(Drafting.Of(it, it).Works[0].Tool))
            .GroupBy(it => it.Intent)
            .SelectMany(it => it.Chunk(2))
            .Where(it => it.Length == 2)
            .ToList();
        var count = Math.Min(wanted, pairs.Count);
        return Enumerable
            .Range(0, count)
            .Select(i => pairs[i * pairs.Count / count])
            .ToDictionary(pair => pair[1], pair => pair[0]);
    }

    private static readonly string[] OnOrders = ["order.cancel", "refund.create", "customer.charge"];
}
