using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Shops;
using HotDash.Api.Hosting.Identity;
using HotDash.Application.Pipeline;
using HotDash.Application.Shops;
using HotDash.Domain;

namespace HotDash.Api.GraphQL
{
    public sealed partial class Mutation
    {
        [Description("Gives an agent a key. It is shown in this answer, and never again.")]
        [Allow(Role.Admin)]
        public static Task<ApiKeyPayload> IssueApiKey(
            IssueApiKeyInput input,
            RequestContext request,
            CancellationToken cancel
        )
        {
            var key = ApiKeySecret.Draw();
            var wish = new IssueApiKey(input.Agent, input.Name, [.. input.Roles ?? []], input.ExpiresAt)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
                Hash = Convert.FromHexString(ApiKeySecret.HashOf(key)),
                Prefix = ApiKeySecret.PrefixOf(key),
            };
            return ApiKeyWishes.Send(wish, null, key, request, cancel);
        }

        [Description("Takes a key back: within two seconds it proves nobody, and what it opened is closed.")]
        [Allow(Role.Admin)]
        public static Task<ApiKeyPayload> RevokeApiKey(
            RevokeApiKeyInput input,
            RequestContext request,
            CancellationToken cancel
        )
        {
            var id = input.Id.KeyOf(ApiKeyNode.Type);
            var wish = new RevokeApiKey(id)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            };
            return ApiKeyWishes.Send(wish, id, null, request, cancel);
        }
    }
}

namespace HotDash.Api.GraphQL.Shops
{
    /// <summary>Hands a wish that concerns a key to the bus.</summary>
    internal static class ApiKeyWishes
    {
        /// <param name="id">The key that is meant; null where the wish begins one.</param>
        /// <param name="secret">The key itself, where the wish begins one: shown when it does.</param>
        public static async Task<ApiKeyPayload> Send(
            Command wish,
            string? id,
            string? secret,
            RequestContext request,
            CancellationToken cancel
        )
        {
            var result = await Wishes.Invoke(wish, request, cancel);
            var shown = result.Id.Length > 0 ? result.Id : id;
            var keys = request.Services.GetRequiredService<ApiKeyTable>();
            var found = shown is null ? [] : await keys.Find(request.Shop, [shown], cancel);
            return new(
                found is [var key] ? new ApiKeyNode(key) : null,
                result is { Accepted: true, Replayed: false } ? secret : null,
                UserErrors.Of(result.Refusals, request),
                result.Replayed
            );
        }
    }
}
