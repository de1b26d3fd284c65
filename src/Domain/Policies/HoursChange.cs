using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>What of the business hours is to be another; null stays as it is.</summary>
/// <param name="Zone">The shop's time zone.</param>
/// <param name="Opens">When a working day begins.</param>
/// <param name="Closes">When it ends; after it begins.</param>
/// <param name="Days">The working days, all of them; one at least.</param>
/// <param name="Holidays">The holidays, all of them; at most 100.</param>
public sealed record HoursChange(
    DateTimeZone? Zone = null,
    LocalTime? Opens = null,
    LocalTime? Closes = null,
    ImmutableArray<IsoDayOfWeek>? Days = null,
    ImmutableArray<LocalDate>? Holidays = null
)
{
    /// <summary>The hours with it.</summary>
    internal BusinessHours On(BusinessHours hours) =>
        hours with
        {
            Zone = Zone ?? hours.Zone,
            Opens = Opens ?? hours.Opens,
            Closes = Closes ?? hours.Closes,
            Days = Days is { } days ? [.. days] : hours.Days,
            Holidays = Holidays is { } dates ? [.. dates] : hours.Holidays,
        };
}
