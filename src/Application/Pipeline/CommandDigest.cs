using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HotDash.Domain;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace HotDash.Application.Pipeline;

/// <summary>SHA-256 of a command's own fields: the same input under the same key is a repetition, another one is a mistake.</summary>
internal static class CommandDigest
{
    public static string Of(Command command) =>
        Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), Options))
        );

    private static readonly JsonSerializerOptions Options = new JsonSerializerOptions
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers = { WithoutWhoAndWhy, WithoutArraysNeverGiven },
        },
        Converters = { new CanonicalText() },
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    private static void WithoutWhoAndWhy(JsonTypeInfo type)
    {
        if (!type.Type.IsSubclassOf(typeof(Command)))
            return;
        foreach (var common in typeof(Command).GetProperties())
        {
            if (type.Properties.FirstOrDefault(p => p.Name == common.Name) is { } property)
                type.Properties.Remove(property);
        }
    }

    private static void WithoutArraysNeverGiven(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => IsImmutableArray(p.PropertyType)))
        {
            var neverGiven = Activator.CreateInstance(property.PropertyType)!;
            property.ShouldSerialize = (_, value) => !neverGiven.Equals(value);
        }
    }

    private static bool IsImmutableArray(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private sealed class CanonicalText : JsonConverter<Json>
    {
        public override void Write(Utf8JsonWriter writer, Json value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text, skipInputValidation: true);

        public override Json Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("A digest is never read back.");
    }
}
