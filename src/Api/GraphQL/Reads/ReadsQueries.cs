using System.ComponentModel;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Reads;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description(
        "Who read history or personal text, or was refused it, oldest first; to read it is written down, too; null only together with an error."
    )]
    [Allow(Role.Admin, Role.Auditor)]
    public static async Task<Connection<ReadsLogEntry>?> ReadsLog(
        RequestContext request,
        CancellationToken cancel,
        [Description("Which.")] ReadsLogFilterInput? filter = null,
        [Description("How many from the beginning, 1 to 100; 50 by default.")] int? first = null,
        [Description("Only what comes behind this cursor.")] string? after = null,
        [Description("How many from the end, 1 to 100.")] int? last = null,
        [Description("Only what comes before this cursor.")] string? before = null
    ) => await ReadsLogPages.Of(ReadsLogFilterInput.Of(filter), new(first, after, last, before), request, cancel);
}
