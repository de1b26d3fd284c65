using HotDash.Domain;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Where somebody stands at this moment.</summary>
/// <param name="Shop">In which shop.</param>
/// <param name="Caller">As whom, in which roles.</param>
/// <param name="GoodUntil">When the key expires by which it was found; null where none was.</param>
internal sealed record Standing(string Shop, Caller Caller, Instant? GoodUntil);
