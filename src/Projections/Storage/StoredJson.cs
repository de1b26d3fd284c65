using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotDash.Projections.Storage.Sealing;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Weasel.Core;
using SystemTextJsonSerializer = Marten.Services.SystemTextJsonSerializer;

namespace HotDash.Projections.Storage;

/// <summary>The JSON of what is stored: camelCase, enumerations as SCREAMING_SNAKE, NodaTime, values of <c>Json</c> raw.</summary>
public static class StoredJson
{
    /// <summary>What facts mean, with personal text in the open: the contract of schema/events.</summary>
    public static readonly JsonSerializerOptions Options = Configure(Named(), seals: false);

    /// <summary>What is stored, for whoever reads or writes it without Marten: within <see cref="OpenTexts"/>.</summary>
    public static readonly JsonSerializerOptions Sealed = Configure(Named(), seals: true);

    /// <summary>The name under which a value of an enumeration is stored.</summary>
    internal static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    /// <summary>The value that is stored under a name; any other text is an error.</summary>
    public static T ValueOf<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    internal static SystemTextJsonSerializer Serializer()
    {
        var serializer = new SystemTextJsonSerializer { EnumStorage = EnumStorage.AsString, Casing = Casing.CamelCase };
        serializer.Configure(options => Configure(options, seals: true));
        return serializer;
    }

    private static JsonSerializerOptions Named() => new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static JsonSerializerOptions Configure(JsonSerializerOptions options, bool seals)
    {
        // Marten's own enumeration converter writes C# names; the first that fits wins.
        options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper));
        options.Converters.Insert(0, new ImmutableArrayConverter());
        options.Converters.Insert(0, new RawJsonConverter());
        options.Converters.Insert(0, new DecimalTextConverter());
        options.Converters.Insert(0, new PersonalTextConverter(seals));
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }
}
