namespace HotDash.Domain.Trust;

/// <summary>What speaks for somebody approving without looking.</summary>
public enum RubberStamp
{
    /// <summary>Of 10 decisions or more a fifth or more came before their text could have been read.</summary>
    FasterThanReading,

    /// <summary>Of 20 sets of grades or more all grades are the same.</summary>
    GradesNeverVary,

    /// <summary>A planted check item was approved.</summary>
    ChecksMissed,
}
