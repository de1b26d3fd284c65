using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Notifications;
using NodaTime;

namespace HotDash.Api.GraphQL.Notifications;

[Name("QuietHours")]
[Description("When nothing comes but what is CRITICAL, in your own time zone.")]
public sealed class QuietHoursNode(QuietHours hours)
{
    [Description("Whether they hold.")]
    public bool On => hours.On;

    [Description("When it becomes quiet.")]
    public LocalTime From => hours.From;

    [Description("When it ends; the next day where it is the earlier time.")]
    public LocalTime Until => hours.Until;
}
