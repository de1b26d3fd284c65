using GraphQL.Types;
using GraphQLParser.AST;
using NodaTime;
using NodaTime.Text;

namespace HotDash.Api.GraphQL.Engine.Scalars;

/// <summary>A scalar that is text outside and <typeparamref name="T"/> inside.</summary>
internal abstract class TextualScalar<T> : ScalarGraphType
{
    private readonly string _what;

    protected TextualScalar(string name, string what, string description)
    {
        _what = what;
        Name = name;
        Description = description;
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLStringValue s => Read(s.Value.ToString(), value),
            GraphQLNullValue => null,
            _ => throw Input.Expected(_what, value),
        };

    public override bool CanParseLiteral(GraphQLValue value) => Input.SaysWhyLater;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            string s => Read(s, value),
            T => value,
            _ => throw Input.Expected(_what, value),
        };

    public override bool CanParseValue(object? value) => Input.SaysWhyLater;

    public override object? Serialize(object? value) => value is T known ? Write(known) : value;

    protected abstract bool TryRead(string text, out T value);

    protected abstract string Write(T value);

    private object Read(string text, object found) =>
        TryRead(text, out var value) ? value! : throw Input.Expected(_what, found);
}

/// <summary>An instant.</summary>
internal sealed class DateTimeScalar()
    : TextualScalar<Instant>(
        "DateTime",
        "an RFC 3339 time with its offset, such as 2026-11-23T09:30:00Z",
        "An instant, RFC 3339; written in UTC with microseconds."
    )
{
    protected override bool TryRead(string text, out Instant value)
    {
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(text);
        var isGood = parsed.Success && IsOfCalendar(parsed.Value);
        value = isGood ? Microseconds(parsed.Value.ToInstant()) : default;
        return isGood;
    }

    /// <summary>What .NET and the database can hold; an offset must not lead out of it.</summary>
    private static bool IsOfCalendar(OffsetDateTime time) =>
        time.Year > 1 && (time.Year < 9999 || time.Offset >= Offset.Zero);

    protected override string Write(Instant value) => Written.Format(value);

    private static Instant Microseconds(Instant t)
    {
        var ticks = t.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (ticks % 10 + 10) % 10);
    }

    private static readonly InstantPattern Written = InstantPattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'"
    );
}

/// <summary>A time of day.</summary>
internal sealed class LocalTimeScalar()
    : TextualScalar<LocalTime>("LocalTime", "a time of day such as 09:00", "A time of day without a zone, ISO 8601.")
{
    protected override bool TryRead(string text, out LocalTime value)
    {
        var parsed = Short.Parse(text) is { Success: true } minutes
            ? minutes
            : LocalTimePattern.ExtendedIso.Parse(text);
        value = parsed.Success ? parsed.Value : default;
        return parsed.Success;
    }

    protected override string Write(LocalTime value) => LocalTimePattern.ExtendedIso.Format(value);

    private static readonly LocalTimePattern Short = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
}

/// <summary>A date.</summary>
internal sealed class LocalDateScalar()
    : TextualScalar<LocalDate>("LocalDate", "a date such as 2026-12-25", "A date without a zone, ISO 8601.")
{
    protected override bool TryRead(string text, out LocalDate value)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        // What .NET and the clocks of a zone can hold, with a year to spare at both ends.
        var isGood = parsed.Success && parsed.Value.Year is > 1 and < 9999;
        value = isGood ? parsed.Value : default;
        return isGood;
    }

    protected override string Write(LocalDate value) => LocalDatePattern.Iso.Format(value);
}

/// <summary>A time zone.</summary>
internal sealed class TimeZoneScalar()
    : TextualScalar<DateTimeZone>("TimeZone", "a time zone such as Europe/Zurich", "A time zone, by its TZDB id.")
{
    protected override bool TryRead(string text, out DateTimeZone value)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(text);
        value = zone!;
        return zone is not null;
    }

    protected override string Write(DateTimeZone value) => value.Id;
}
