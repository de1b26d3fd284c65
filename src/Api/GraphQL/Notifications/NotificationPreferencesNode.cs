using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Notifications;

namespace HotDash.Api.GraphQL.Notifications;

[Name("NotificationPreferences")]
[Description("How you want notifications.")]
[Implements(typeof(INode))]
public sealed class NotificationPreferencesNode(string person, NotificationPreferences preferences) : INode
{
    internal const string Type = "NotificationPreferences";

    [Description("The same for ever for this person in this shop.")]
    public GlobalId Id => new(Type, person);

    [Description("The ways that are on. A banner of what is CRITICAL comes all the same.")]
    public IEnumerable<NotificationChannel> Channels => preferences.Channels.Order();

    [Description("What you want to hear of. What is CRITICAL comes all the same.")]
    public IEnumerable<NotificationTopic> Topics => preferences.Topics.Order();

    [Description("How often; what is CRITICAL comes at once.")]
    public NotificationFrequency Frequency => preferences.Frequency;

    [Description("When nothing comes but what is CRITICAL.")]
    public QuietHoursNode QuietHours => new(preferences.QuietHours);
}
