using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Trust;

/// <summary>Reviewers by id, for managers.</summary>
internal sealed class ReviewerRecordLoader : INodeLoader
{
    public string Type => ReviewerRecordNode.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    ) =>
        request.Caller.Has(Standings.ReadReviewers)
            ? (await Standings.Reviewers(request, cancel))
                .Where(x => keys.Contains(x.Reviewer))
                .ToDictionary(x => x.Reviewer, INode (x) => x)
            : new Dictionary<string, INode>();
}
