using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL.Tiles;

/// <summary>What the enumerations of tiles mean to who reads the schema.</summary>
internal static class TileWords
{
    public static IServiceCollection AddTileWords(this IServiceCollection services) =>
        services
            .AddSingleton(
                new EnumWords<TileKey>(
                    "The dashboard's tiles, in their default order.",
                    x =>
                        x switch
                        {
                            TileKey.OpsMetrics => "Activation and time to resolve; worked out by HotDash.",
                            TileKey.SalesPulse => "Revenue and orders of the last 24 hours.",
                            TileKey.Fulfillment => "Orders that are not fulfilled.",
                            TileKey.Inventory => "What runs out, and when.",
                            TileKey.CxEscalations => "Conversations that need a person.",
                            TileKey.SeoContent => "Landing pages and what they lose.",
                            TileKey.ApprovalsQueue => "What waits for a decision; worked out by HotDash.",
                            TileKey.IdeaPool => "Five ideas, one of them a wildcard.",
                            TileKey.CeoAgent => "What agents did; worked out by HotDash.",
                            TileKey.UnreadMessages => "Messages that nobody has read.",
                            TileKey.Aov => "The average order value.",
                            TileKey.Returns => "What customers send back.",
                            TileKey.SocialPerformance => "How posts do.",
                            TileKey.SeoImpact => "What search brings.",
                            TileKey.AdsRoas => "The return on ad spend.",
                            TileKey.GrowthMetrics => "How the shop grows.",
                            _ => null,
                        }
                )
                {
                    Unknown = ErrorCode.UnknownTile,
                }
            )
            .AddSingleton(
                new EnumWords<TileState>(
                    "Whether a tile has something to show.",
                    x =>
                        x switch
                        {
                            TileState.Ok => "Its data are those of the last snapshot.",
                            TileState.Error =>
                                "The last attempt to read its figures failed; its data are those before.",
                            TileState.Unconfigured => "Nobody has recorded anything yet.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<TileSource>(
                    "Where a tile's figures come from.",
                    x =>
                        x switch
                        {
                            TileSource.Live => "Read at their source when the snapshot was taken.",
                            TileSource.Cache => "Read before, and kept by whoever recorded them.",
                            TileSource.Sample => "Made up, for a demonstration.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<TileDecision>(
                    "What can be decided on a tile.",
                    x =>
                        x switch
                        {
                            TileDecision.Acknowledge => "SALES_PULSE: it was seen.",
                            TileDecision.Escalate => "SALES_PULSE, CX_ESCALATIONS: a manager is to look at it.",
                            TileDecision.NoAction => "SALES_PULSE: nothing is to be done.",
                            TileDecision.CreatePo => "INVENTORY: a purchase order; opens an approval.",
                            TileDecision.AdjustQuantity => "INVENTORY: 1 to 999 units more; opens an approval.",
                            TileDecision.MarkIntentional =>
                                "INVENTORY: it is to run out; no anomaly of the SKU is told any more.",
                            TileDecision.Snooze => "INVENTORY: no anomaly of the SKU is told until then.",
                            TileDecision.DraftReply => "CX_ESCALATIONS: a reply; opens an approval.",
                            TileDecision.MarkResolved =>
                                "CX_ESCALATIONS: the conversation is to be resolved; opens an approval.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<QueueLevel>(
                    "How full the approvals' queue is.",
                    x =>
                        x switch
                        {
                            QueueLevel.Calm => "0 to 2 wait.",
                            QueueLevel.Attention => "3 to 10 wait.",
                            QueueLevel.Backlog => "More than 10 wait.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<StockoutSeverity>(
                    "How near a SKU is to running out.",
                    x =>
                        x switch
                        {
                            StockoutSeverity.Medium => "14 days or fewer, or at the reorder point.",
                            StockoutSeverity.High => "7 days or fewer, or at half the reorder point.",
                            StockoutSeverity.Critical => "None left, or 3 days or fewer.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<FulfillmentStatus>(
                    "How far an order is.",
                    x =>
                        x switch
                        {
                            FulfillmentStatus.Unfulfilled => "Nothing was sent yet.",
                            FulfillmentStatus.Partial => "A part was sent.",
                            FulfillmentStatus.OnHold => "It is kept back: an issue.",
                            FulfillmentStatus.Failed => "It could not be sent: an issue.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<ConversationStatus>(
                    "Whether somebody waits in a conversation.",
                    x =>
                        x switch
                        {
                            ConversationStatus.Open => "The customer waits.",
                            ConversationStatus.Pending => "The shop waits for the customer.",
                            _ => null,
                        }
                )
            );
}
