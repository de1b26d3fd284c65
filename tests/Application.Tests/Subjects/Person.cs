using HotDash.Application.Tests.World;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Tests.Subjects;

/// <summary>A customer with words of their own, in every place that a draft has for them.</summary>
internal static class Person
{
    public const string Reference = "customer-4711";

    /// <summary>Every one of their words holds it.</summary>
    public const string Mark = "Quittenbrot";

    public static DraftInput Draft(string customer = Reference) =>
        Drafts.Reply($"conversation-of-{customer}") with
        {
            CustomerRef = customer,
            Summary = $"Answer {Mark} of the summary",
            Evidence = new(
                $"{Mark} of the changes",
                $"{Mark} of the why",
                $"{Mark} of the forecast",
                [$"{Mark} of a diff"],
                [$"{Mark} of a sample"]
            ),
            Risk = new($"{Mark} of the risk", null),
            Actions =
            [
                Drafts.Action(
                    "conversation.reply",
                    $$"""{"conversation":"conversation-of-{{customer}}","text":"{{Mark}} of the reply"}"""
                ),
            ],
        };
}
