using static HotDash.Api.Tests.Limits.Documents;

namespace HotDash.Api.Tests.Limits;

/// <summary>A document of the public lists, and how it is answered; null for a code where it does no harm and is served.</summary>
/// <param name="Name">The list's name and the attack's, as it stands there.</param>
internal sealed record Attack(string Name, string Query, string? Code, string? Limit = null, object? Variables = null)
{
    public static readonly Attack[] All =
    [
        new("graphql-cop: alias overloading", Aliases(101), "TOO_COMPLEX", "aliases"),
        new(
            "graphql-cop: directive overloading",
            $"query cop {{ __typename {Many(10, _ => "@aa")} }}",
            "INVALID_VALUE"
        ),
        new(
            "graphql-cop: introspection-based circular query",
            "query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }",
            "TOO_COMPLEX",
            "introspectionDepth"
        ),
        new(
            "graphql-cop: field duplication",
            $"query cop {{ {Many(500, _ => "__typename")} }}",
            "TOO_COMPLEX",
            "repeats"
        ),
        new(
            "graphql-cop: circular fragment",
            "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
            "INVALID_VALUE"
        ),
        new("graphql-cop: field suggestions", "query cop { __schema { directive } }", "FORBIDDEN"),
        new(
            "graphql-cop: introspection",
            "query cop { __schema { types { name fields { name } } } }",
            "FORBIDDEN",
            "introspection"
        ),
        new("graphql-cop: trace mode", "query cop { __typename }", null),
        new("graphql-cop: unhandled errors", "qwerty cop { abc }", "INVALID_VALUE"),
        new("graphql-armor: block field suggestions, of a field", "{ viewr { id } }", "INVALID_VALUE"),
        new(
            "graphql-armor: block field suggestions, of an argument",
            "{ approval(idd: \"x\") { id } }",
            "INVALID_VALUE"
        ),
        new(
            "graphql-armor: block field suggestions, of a type",
            "{ ...F } fragment F on Querry { viewer { id } }",
            "INVALID_VALUE"
        ),
        new(
            "graphql-armor: character limit",
            $"{{ __typename }} #{new string('x', 300_000)}",
            "TOO_COMPLEX",
            "characters"
        ),
        new(
            "graphql-armor: cost limit",
            "{ approvals(first: 100) { nodes { history(first: 100) { nodes { id by { id } } edges { node { id } } } } } }",
            "TOO_COMPLEX",
            "cost"
        ),
        new(
            "graphql-armor: cost limit, by a variable",
            "query ($n: Int) { approvals(first: $n) { nodes { history(first: $n) { nodes { id by { id } } edges { node { id } } } } } }",
            "TOO_COMPLEX",
            "cost",
            new { n = 100 }
        ),
        new(
            "graphql-armor: max aliases, behind fragments",
            $"{{ ...A {Many(4, i => Invariant($"... on Query {{ b{i}: __typename ...A }}"))} }} fragment A on Query {{ {Many(8, i => Invariant($"a{i}: __typename"))} }}",
            "TOO_COMPLEX",
            "aliases"
        ),
        new("graphql-armor: max depth", Deep(17), "TOO_COMPLEX", "depth"),
        new(
            "graphql-armor: max depth, behind fragments",
            $"{{ viewer {{ ...F }} }} fragment F on Viewer {Deep(16)}",
            "TOO_COMPLEX",
            "depth"
        ),
        new(
            "graphql-armor: max directives",
            $"{{ viewer {{ {Many(9, _ => "id @include(if: true) @skip(if: false)")} {Many(9, _ => "shop @include(if: true) @skip(if: false)")} }} }}",
            "TOO_COMPLEX",
            "directives"
        ),
        new("graphql-armor: max tokens", $"{{ viewer {{ {Many(5_000, _ => "id")} }} }}", "TOO_COMPLEX", "tokens"),
        new("OWASP: amount limiting", "{ approvals(first: 1000000) { nodes { id } } }", "INVALID_VALUE"),
        new("OWASP: amount limiting, below zero", "{ approvals(first: -1) { nodes { id } } }", "INVALID_VALUE"),
        new(
            "OWASP: amount limiting, of ids",
            "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
            "INVALID_VALUE",
            null,
            new { ids = Enumerable.Repeat("QXBwcm92YWw6eA", 101) }
        ),
        new(
            "OWASP: batching by aliases",
            $"{{ {Many(100, i => Invariant($"a{i}: approval(id: \"x{i}\") {{ id }}"))} }}",
            "TOO_COMPLEX",
            "aliases"
        ),
        new(
            "OWASP: batching mutations by aliases",
            $"mutation {{ {Many(100, i => Invariant($"a{i}: withdrawApproval(input: {{id: \"x\"}}) {{ replayed }}"))} }}",
            "TOO_COMPLEX",
            "aliases"
        ),
        new(
            "OWASP: injection into SQL",
            "{ approval(id: \"x' or '1'='1'; drop table hotdash.mt_events; --\") { id } }",
            "INVALID_VALUE"
        ),
        new("OWASP: injection of markup", "{ approval(id: \"<script>alert(1)</script>\") { id } }", "INVALID_VALUE"),
        new(
            "OWASP: object-level access",
            "query ($id: ID!) { node(id: $id) { id } }",
            null,
            null,
            new { id = "QXBwcm92YWw6b3RoZXI" }
        ),
        new("OWASP: verbose errors", "{ approval(id: {}) { id } }", "INVALID_VALUE"),
        new("100,000 aliases", $"{{ {Many(100_000, i => Invariant($"a{i}:a"))} }}", "TOO_COMPLEX", "characters"),
        new("as many aliases as characters go", Aliases(5_000), "TOO_COMPLEX", "tokens"),
        new("deep braces", new string('{', 50_000), "TOO_COMPLEX", "tokens"),
        new("braces as deep as tokens go", string.Concat(Enumerable.Repeat("{a", 1_900)), "TOO_COMPLEX", "depth"),
        new("deep lists", $"{{ nodes(ids: {new string('[', 3_000)}", "TOO_COMPLEX", "depth"),
        new("comments", string.Concat(Enumerable.Repeat("#\n", 40_000)) + "{ __typename }", "TOO_COMPLEX", "tokens"),
        new("fragments that double", Bomb(90), "TOO_COMPLEX"),
        new("a long chain of fragments", Chain(90, circular: false), null),
        new("a long circle of fragments", Chain(90, circular: true), "INVALID_VALUE"),
        new("more fragments than a chain may have", Chain(400, circular: true), "TOO_COMPLEX", "fragments"),
        new("a fragment in itself", "{ ...A } fragment A on Query { viewer { id } ...A }", "INVALID_VALUE"),
        new("many errors", $"{{ {Many(200, i => Invariant($"nothing{i}"))} }}", "INVALID_VALUE"),
    ];

    public override string ToString() => Name;
}
