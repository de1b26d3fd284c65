using HotDash.Application.Pipeline;
using HotDash.Projections.Journal;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;

namespace HotDash.Api.Hosting.Sealing;

/// <summary>What personal text is sealed with: the master keys from the settings, the subjects' keys from the database.</summary>
public static class SealingHosting
{
    /// <summary>The setting: a list of <c>id:base64</c>, or one text with commas between.</summary>
    internal const string Key = "HotDash:Sealing:MasterKeys";

    /// <summary>Keys, the check of them at start, and their renewal under the first master key.</summary>
    public static void AddHotDashSealing(this WebApplicationBuilder builder)
    {
        // Without a database, as when code is generated, nobody asks for it.
        builder.Services.AddSingleton(_ => builder.Configuration.MasterKeys());
        builder.Services.AddSingleton(services => new SubjectKeys(
            services.GetRequiredService<DatabasePools>(),
            services.GetRequiredService<MasterKeys>,
            () => services.GetRequiredService<JournalFollower>().Lag
        ));
        builder.Services.AddSingleton<IPersonalTexts, StoredTexts>();
        builder.Services.AddHostedService<KeysAtStart>();
    }

    internal static bool HasMasterKeys(this IConfiguration from) => Written(from).Length > 0;

    private static MasterKeys MasterKeys(this IConfiguration from)
    {
        if (Written(from) is not { Length: > 0 } written)
            throw new InvalidSettingException(
                $"{Key} is not set: on a configured server it names the keys that seal personal text, as id:base64 with 32 random "
                    + "bytes each (openssl rand -base64 32)."
            );
        return Projections.Storage.Sealing.MasterKeys.Read(written, out var keys) is { } fault
            ? throw new InvalidSettingException($"{Key} cannot be used: {fault}.")
            : keys!;
    }

    private static string[] Written(IConfiguration from)
    {
        var section = from.GetSection(Key);
        var given = section.Value is { } one ? one.Split(',') : section.GetChildren().Select(x => x.Value ?? "");
        return [.. given.Select(x => x.Trim()).Where(x => x.Length > 0)];
    }
}
