using System.Collections.Immutable;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Domain.Preferences;

/// <summary>A fact of what one person chose in one shop; the person is <c>by</c>.</summary>
public interface IPreferencesFact : IFact;

/// <summary>R41: the tiles stand in this order. <paramref name="Tiles"/>: all of them, the named ones first.</summary>
public sealed record TilesReordered(Instant At, By By, ImmutableArray<TileKey> Tiles) : IPreferencesFact;

/// <summary>R41: one tile went before another; <paramref name="Before"/> null: it went to the end.</summary>
public sealed record TileMoved(Instant At, By By, TileKey Tile, TileKey? Before) : IPreferencesFact;

/// <summary>R40: one tile is shown from here on, or hidden.</summary>
public sealed record TileVisibilitySet(Instant At, By By, TileKey Tile, bool Visible) : IPreferencesFact;

/// <summary>R40: what the changes name has these values.</summary>
public sealed record PreferencesUpdated(Instant At, By By, PreferenceChanges Changes) : IPreferencesFact;

/// <summary>R42: all is as it was before the person chose anything.</summary>
public sealed record PreferencesReset(Instant At, By By) : IPreferencesFact;
