using System.Buffers;
using GraphQL;
using GraphQL.Types;

namespace HotDash.Api.GraphQL.Engine.Scalars
{
    /// <summary>A SHA-256 digest.</summary>
    internal sealed class DigestScalar()
        : TextualScalar<string>(
            "Digest",
            "'sha256:' and 64 hex digits",
            "A SHA-256 digest: 'sha256:' and 64 hex digits, lower case."
        )
    {
        protected override bool TryRead(string text, out string value)
        {
            value = text;
            return text.Length == Prefix.Length + 64
                && text.StartsWith(Prefix, StringComparison.Ordinal)
                && !text.AsSpan(Prefix.Length).ContainsAnyExcept(Hex);
        }

        protected override string Write(string value) => value;

        private const string Prefix = "sha256:";
        private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");
    }
}

namespace HotDash.Api.GraphQL.Engine
{
    /// <summary>Makes a text of C# a Digest of the schema.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
    public sealed class DigestAttribute : GraphQLAttribute
    {
        public override void Modify(TypeInformation typeInformation) =>
            typeInformation.GraphType = typeof(Scalars.DigestScalar);
    }
}
