using System.Net.WebSockets;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Live;
using HotDash.Domain;

namespace HotDash.Api.Transport;

/// <summary>Takes WebSockets in.</summary>
internal sealed class WebSocketTransport(
    Operations operations,
    IAuthenticator authenticator,
    TransportOptions limits,
    LimitOptions shares,
    IHostApplicationLifetime lifetime
)
{
    public async Task Serve(HttpContext http)
    {
        try
        {
            Credential.DemandNoneInAddress(http.Request);
        }
        catch (BadRequest bad)
        {
            await HttpAnswer.Refuse(http, AnswerKind.Response, bad.Status, bad.Error);
            return;
        }
        if (!Provenance.MayConnect(http.Request, shares))
        {
            await HttpAnswer.Refuse(http, AnswerKind.Response, StatusCodes.Status403Forbidden, OfAnotherSite());
            return;
        }
        var speaks = http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext
            {
                SubProtocol = speaks ? Protocol : null,
                KeepAliveInterval = limits.HeartbeatEvery,
                KeepAliveTimeout = limits.SendTimeout,
            }
        );
        if (!speaks)
        {
            await Refuse(socket);
            return;
        }
        var connection = new WebSocketConnection(socket, operations, Authenticate, limits, shares);
        using var stopping = lifetime.ApplicationStopping.Register(() =>
            connection.Close(
                (int)WebSocketCloseStatus.EndpointUnavailable,
                "Going down: connect again and resume with your cursors"
            )
        );
        await connection.Run(http.RequestAborted);

        // A connection may say who it is when it initialises; what the upgrade's headers said holds otherwise.
        ValueTask<Credential> Authenticate(string? authorization, string? shop, CancellationToken cancel) =>
            authorization is null
                ? Credential.Of(http, authenticator)
                : Credential.Of(
                    authorization,
                    shop ?? http.Request.Headers[Credential.ShopHeader],
                    authenticator,
                    cancel
                );
    }

    private static CodedError OfAnotherSite() =>
        Limit.Origin.Error(
            ErrorCode.Forbidden,
            "Pages of this origin may not connect.",
            "Ask the operator to allow the origin."
        );

    private async Task Refuse(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(limits.CloseTimeout);
        try
        {
            await socket.CloseAsync((WebSocketCloseStatus)4406, "Subprotocol not acceptable", patience.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            // It is gone already.
        }
    }

    private const string Protocol = "graphql-transport-ws";
}
