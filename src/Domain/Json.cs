namespace HotDash.Domain;

/// <summary>
/// A JSON value kept as its RFC 8785 canonical text, so that equal values are equal texts and a digest can be
/// recomputed at any time. A number stays a number. Nesting up to 64.
/// </summary>
public sealed partial record Json
{
    private Json(string canonical) => Text = canonical;

    /// <summary>The canonical text, UTF-16 in memory, UTF-8 outside.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
