using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace HotDash.Api.Tests.Credentials;

/// <summary>Tokens put together by hand, so that every part of one can be wrong.</summary>
public static class Jwt
{
    /// <param name="claims">Those of null are left out.</param>
    /// <param name="header">More of its header.</param>
    public static string Of(
        SigningKey key,
        IEnumerable<KeyValuePair<string, object?>> claims,
        params (string Name, object Value)[] header
    )
    {
        var head = new Dictionary<string, object> { ["alg"] = key.Algorithm, ["typ"] = "JWT" };
        if (key.Id is not null)
            head["kid"] = key.Id;
        foreach (var (name, value) in header)
            head[name] = value;
        return OfText(
            key,
            JsonSerializer.Serialize(head),
            JsonSerializer.Serialize(claims.Where(x => x.Value is not null).ToDictionary())
        );
    }

    /// <summary>Signed, whatever is in it.</summary>
    public static string OfText(SigningKey key, string header, string payload)
    {
        var text = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(payload)}";
        return $"{text}.{Base64UrlEncoder.Encode(key.Sign(Encoding.ASCII.GetBytes(text)))}";
    }
}
