using HotDash.Application.Policies;
using HotDash.Projections.Journal;
using HotDash.Projections.Policies;
using HotDash.Projections.Storage;

namespace HotDash.Api.Hosting.Policies;

/// <summary>Shops' policies for approvals, for commands and for fields.</summary>
public static class PolicyHosting
{
    /// <summary>Read once, then kept until the journal tells of another.</summary>
    public static void AddHotDashPolicies(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new PolicyList(
            services.GetRequiredService<DatabasePools>(),
            () => services.GetRequiredService<JournalFollower>().Lag
        ));
        builder.Services.AddSingleton<StoredPolicies>();
        builder.Services.AddSingleton<IApprovalPolicies>(services => services.GetRequiredService<StoredPolicies>());
        builder.Services.AddHostedService(services => services.GetRequiredService<StoredPolicies>());
    }
}
