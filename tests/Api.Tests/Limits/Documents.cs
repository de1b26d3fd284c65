using System.Globalization;

namespace HotDash.Api.Tests.Limits;

/// <summary>Documents that are made rather than written.</summary>
internal static class Documents
{
    public static string Many(int count, Func<int, string> part) =>
        string.Join(' ', Enumerable.Range(0, count).Select(part));

    public static string Aliases(int count) => $"{{ {Many(count, i => Invariant($"a{i}: __typename"))} }}";

    /// <summary>A selection set with so many fields in each other.</summary>
    public static string Deep(int depth) => string.Concat(Enumerable.Repeat("{ a ", depth)) + new string('}', depth);

    /// <summary>Fragments of which each uses the next one twice.</summary>
    public static string Bomb(int fragments) =>
        "{ ...F0 } "
        + Many(
            fragments,
            i => Invariant($"fragment F{i} on Query {{ a: __typename ...F{i + 1} b: __typename ...F{i + 1} }}")
        )
        + Invariant($" fragment F{fragments} on Query {{ __typename }}");

    /// <summary>A chain of fragments; with an end, or back to its beginning.</summary>
    public static string Chain(int fragments, bool circular) =>
        "{ ...F0 } "
        + Many(fragments, i => Invariant($"fragment F{i} on Query {{ ...F{i + 1} }}"))
        + Invariant($" fragment F{fragments} on Query {{ __typename {(circular ? "...F0" : "")} }}");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What IDEs ask at their start, as the reference implementation writes it.</summary>
    public const string Introspection = """
        query IntrospectionQuery {
          __schema {
            queryType { name } mutationType { name } subscriptionType { name }
            types { ...FullType }
            directives { name description locations args { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description
          fields(includeDeprecated: true) {
            name description
            args(includeDeprecated: true) { ...InputValue }
            type { ...TypeRef }
            isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
            ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;
}
