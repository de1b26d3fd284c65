using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Transport;
using HotDash.Domain;

namespace HotDash.Api.Hosting.Identity;

/// <summary>POST /graphql/ticket: a single-use ticket for whoever the request's credential proves.</summary>
public static class TicketEndpoint
{
    public static void MapTickets(this WebApplication app) => app.MapPost("/graphql/ticket", Issue);

    private static async Task Issue(HttpContext http)
    {
        var services = http.RequestServices;
        var cancel = http.RequestAborted;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            Credential.DemandNoneInAddress(http.Request);
            var authenticator = services.GetRequiredService<MemberAuthenticator>();
            var proof = Credential.BearerOf(http.Request) is { } token
                ? await authenticator.Prove(token, Credential.ShopOf(http.Request), cancel)
                : null;
            var identity = proof is null ? null : await authenticator.Ask(proof, cancel);
            services.GetRequiredService<Admission>().Request(identity, bytes: 0);
            if (identity is null)
                throw Credential.Refused();
            var (ticket, expiresAt) = await services.GetRequiredService<Tickets>().Issue(identity.Shop, proof!, cancel);
            http.Response.StatusCode = StatusCodes.Status201Created;
            await http.Response.WriteAsJsonAsync(new { ticket, expiresAt = expiresAt.ToString() }, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (BadRequest bad)
        {
            await HttpAnswer.Refuse(http, AnswerKind.Response, bad.Status, bad.Error);
        }
        catch (Exception failure)
        {
            var error = Failures.ToError(failure, services.GetRequiredService<ILogger<Ticketing>>());
            await HttpAnswer.Write(http.Response, ResultWriter.Failed(error), AnswerKind.Response);
        }
    }

    private sealed class Ticketing;
}
