using HotDash.Projections.Storage.Sealing;
using Marten;

namespace HotDash.Support;

/// <summary>The master key of all test hosts: several over one database must agree.</summary>
public static class TestMasterKeys
{
    /// <summary>The setting's name as an environment variable.</summary>
    public const string Variable = "HotDash__Sealing__MasterKeys";

    /// <summary>The setting's value.</summary>
    public const string Value = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /// <summary>The keys themselves.</summary>
    public static MasterKeys Keys =>
        MasterKeys.Read([Value], out var keys) is { } fault ? throw new InvalidOperationException(fault) : keys!;

    /// <summary>Sees to it that the session may write personal text of these subjects, as a command does.</summary>
    public static async Task StageAsync(
        this OpenTexts texts,
        IDocumentSession session,
        params IEnumerable<string> subjects
    )
    {
        foreach (var subject in subjects)
        {
            var (sql, parameters) = (await texts.KeyFor(subject, isNew: false, default))!.Value;
            session.QueueSqlCommand(sql, parameters);
        }
    }
}
