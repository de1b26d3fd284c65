using System.Globalization;

namespace HotDash.Benchmarks;

/// <summary>A command line that cannot be understood; the message says what is wrong.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary><c>--name value</c> pairs behind a verb, and <c>--flags</c> that stand alone.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];

    private readonly HashSet<string> _flags = [];

    public Arguments(ReadOnlySpan<string> args, params ReadOnlySpan<string> known)
        : this(args, [], known) { }

    public Arguments(ReadOnlySpan<string> args, ReadOnlySpan<string> flags, params ReadOnlySpan<string> known)
    {
        for (var i = 0; i < args.Length; i += 2)
        {
            if (args[i].StartsWith("--", StringComparison.Ordinal) && flags.Contains(args[i][2..]))
            {
                _flags.Add(args[i--][2..]);
                continue;
            }

            if (!args[i].StartsWith("--", StringComparison.Ordinal) || !known.Contains(args[i][2..]))
            {
                throw new UsageException($"Unknown option '{args[i]}'.");
            }

            if (i + 1 == args.Length)
            {
                throw new UsageException($"'{args[i]}' needs a value.");
            }

            _values[args[i][2..]] = args[i + 1];
        }
    }

    public bool Has(string flag) => _flags.Contains(flag);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public int? Number(string name) =>
        Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"'--{name}' takes a number, not '{text}'.");
}
