using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Projections.Reads;
using NodaTime;

namespace HotDash.Api.GraphQL.Reads;

/// <summary>One trace of use.</summary>
[Name("ReadsLogEntry")]
[Description(
    "Who read history or personal text, or was refused it; never the text itself. Kept before the answer left."
)]
[Implements(typeof(INode))]
[ListedAs("ReadsLog")]
public sealed class ReadsLogEntry(Read read) : INode
{
    internal const string Type = "ReadsLogEntry";

    [Description("Its id.")]
    public GlobalId Id => new(Type, read.Id.ToString());

    [Description("When.")]
    public Instant At => read.At;

    [Description("Who.")]
    public ActorNode By => new(new By(read.By.Id, read.By.Kind, OnBehalfOf: read.By.OnBehalfOf));

    [Description("The roles in the shop at that time.")]
    public IEnumerable<Role> Roles => read.Roles;

    [Description("How far the reading had come.")]
    public ReadStage Stage => read.Stage;

    [Description("What was read; nothing where it was refused.")]
    public IEnumerable<ReadKind> Kinds => read.Kinds;

    [Description("The fields that were opened or refused, as `Type.field`.")]
    public IEnumerable<string> Fields => read.Fields;

    [Description(
        "The approvals whose text or history it was; empty where the fields alone tell, as for a subscription."
    )]
    public IEnumerable<GlobalId> ApprovalIds => read.Approvals.Select(key => new GlobalId("Approval", key));

    [Description("How it was asked: http, sse, sse_shared or websocket.")]
    public string Transport => read.Transport;

    [Description("The client's own name for its question.")]
    public string Operation => read.Operation;

    [Description("What log lines of it bear; all entries of one subscription have the same.")]
    public string TraceId => read.TraceId;

    [Description("How many messages of a subscription, since its entry before; 0 elsewhere.")]
    public int Messages => (int)Math.Min(read.Messages, int.MaxValue);
}
