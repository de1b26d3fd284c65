using System.Collections.Immutable;

namespace HotDash.Domain.Trust;

/// <summary>How decisions were made, over the last <see cref="AgentRecord.Window"/> of a reviewer, or on an agent's items.</summary>
/// <param name="Decisions">How many there were; those whose text's length is not known are not among them.</param>
/// <param name="TooFast">How many came before their text could have been read.</param>
/// <param name="Graded">How many carried grades.</param>
/// <param name="LowestGrade">Among all grades; null without any.</param>
/// <param name="HighestGrade">Among all grades; null without any.</param>
/// <param name="ChecksSeen">Planted check items that were decided and have ended.</param>
/// <param name="ChecksMissed">How many of them were approved.</param>
public sealed record ReviewSigns(
    int Decisions,
    int TooFast,
    int Graded,
    int? LowestGrade,
    int? HighestGrade,
    int ChecksSeen,
    int ChecksMissed
)
{
    /// <summary>What speaks for rubber-stamping; nothing while there is too little to say it of.</summary>
    public ImmutableArray<RubberStamp> Warnings =>
        [
            .. Enum.GetValues<RubberStamp>()
                .Where(sign =>
                    sign switch
                    {
                        RubberStamp.FasterThanReading => Decisions >= EnoughDecisions
                            && TooFast * 100 >= TooManyPercent * Decisions,
                        RubberStamp.GradesNeverVary => Graded >= EnoughGraded && LowestGrade == HighestGrade,
                        _ => ChecksMissed > 0,
                    }
                ),
        ];

    private const int EnoughDecisions = 10;
    private const int TooManyPercent = 20;
    private const int EnoughGraded = 20;
}
