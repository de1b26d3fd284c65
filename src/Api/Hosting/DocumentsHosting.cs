using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.Hosting;

/// <summary>Which documents are served, as it is configured.</summary>
public static class DocumentsHosting
{
    /// <summary>Registers it behind the engine's own, so that this is what counts.</summary>
    public static void AddHotDashDocuments(this WebApplicationBuilder builder)
    {
        var (from, usual) = (builder.Configuration, new DocumentOptions());
        builder.Services.AddSingleton(
            new DocumentOptions
            {
                TrustedDocumentsOnly = from.Flag("HotDash:GraphQL:TrustedDocumentsOnly", usual.TrustedDocumentsOnly),
                CachedDocuments = from.Number("HotDash:GraphQL:CachedDocuments", usual.CachedDocuments),
                CachedDocumentBytes = from.Number("HotDash:GraphQL:CachedDocumentBytes", usual.CachedDocumentBytes),
            }
        );
    }
}
