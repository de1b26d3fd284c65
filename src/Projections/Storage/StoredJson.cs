using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Weasel.Core;
using SystemTextJsonSerializer = Marten.Services.SystemTextJsonSerializer;

namespace HotDash.Projections.Storage;

/// <summary>The JSON of what is stored: camelCase, enumerations as SCREAMING_SNAKE, NodaTime, values of <c>Json</c> raw.</summary>
public static class StoredJson
{
    /// <summary>The same settings, for whoever reads or writes stored JSON without Marten.</summary>
    public static readonly JsonSerializerOptions Options = Configure(
        new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase }
    );

    /// <summary>The name under which a value of an enumeration is stored.</summary>
    internal static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    internal static SystemTextJsonSerializer Serializer()
    {
        var serializer = new SystemTextJsonSerializer { EnumStorage = EnumStorage.AsString, Casing = Casing.CamelCase };
        serializer.Configure(options => Configure(options));
        return serializer;
    }

    private static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        // Marten's own enumeration converter writes C# names; the first that fits wins.
        options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper));
        options.Converters.Insert(0, new ImmutableArrayConverter());
        options.Converters.Insert(0, new RawJsonConverter());
        options.Converters.Insert(0, new DecimalTextConverter());
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }
}
