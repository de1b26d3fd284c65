using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Trust;

namespace HotDash.Api.GraphQL.Trust;

[Name("ReviewSigns")]
[Description("How decisions were made, over the last 200.")]
public sealed class ReviewSignsNode(ReviewSigns signs)
{
    [Description("How many decisions there were of which it is known how much there was to read.")]
    public int Decisions => signs.Decisions;

    [Description("How many came before their text could have been read: 2 s, and a second for every 50 characters.")]
    public int TooFast => signs.TooFast;

    [Description("How many carried grades.")]
    public int Graded => signs.Graded;

    [Description("The lowest of all grades; null without any.")]
    public int? LowestGrade => signs.LowestGrade;

    [Description("The highest of all grades; null without any.")]
    public int? HighestGrade => signs.HighestGrade;

    [Description("Planted check items that were decided and are over.")]
    public int ChecksSeen => signs.ChecksSeen;

    [Description("How many of them were approved.")]
    public int ChecksMissed => signs.ChecksMissed;

    [Description("What speaks for approving without looking; empty while there is too little to say it of.")]
    public IEnumerable<RubberStamp> Warnings => signs.Warnings;
}
