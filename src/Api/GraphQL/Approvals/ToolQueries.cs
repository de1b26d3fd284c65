using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Application.Effects;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Api.GraphQL
{
    public sealed partial class Query
    {
        [Description("What can be carried out, with the schema of each tool's arguments.")]
        [AllowAny]
        public static IEnumerable<ToolNode> Tools() => Domain.Approvals.Tools.All.Select(tool => new ToolNode(tool));
    }
}

namespace HotDash.Api.GraphQL.Approvals
{
    [Name("Tool")]
    [Description("A thing that HotDash can carry out outside.")]
    public sealed class ToolNode(Tool tool)
    {
        [Description("Its name, as actions name it.")]
        public string Name => tool.Name;

        [Description("Its risk when nothing raises it.")]
        public RiskLevel RiskLevel => tool.Risk;

        [Description("The arguments that name what it acts on.")]
        public IEnumerable<string> TargetFields => tool.TargetFields;

        [Description("The arguments that hold personal text.")]
        public IEnumerable<string> PersonalFields => tool.Personal;

        [Description("Whether at most one open approval may act on a target.")]
        public bool OneOpenApproval => tool.OneOpen;

        [Description("The JSON Schema of its arguments.")]
        public Json ArgumentSchema => ArgumentSchemas.TextOf(tool.Name);
    }
}
