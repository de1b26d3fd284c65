using System.Text.Json;
using System.Text.Json.Serialization;
using HotDash.Domain;

namespace HotDash.Projections.Storage.Sealing;

/// <summary>
/// Personal text in JSON. Stored it is <c>{ subject, keyId, sealed }</c>: then whoever reads or writes does so within
/// <see cref="OpenTexts"/>. The open form is <c>{ subject, text }</c>, and <c>{ subject, erased }</c>: what facts mean, and how versions
/// before this one stored them.
/// </summary>
internal sealed class PersonalTextConverter(bool seals) : JsonConverter<PersonalText>
{
    public override PersonalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? subject = null,
            text = null,
            keyId = null,
            @sealed = null;
        var erased = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("subject"u8))
                subject = Next(ref reader);
            else if (reader.ValueTextEquals("text"u8))
                text = Next(ref reader);
            else if (reader.ValueTextEquals("keyId"u8))
                keyId = Next(ref reader);
            else if (reader.ValueTextEquals("sealed"u8))
                @sealed = Next(ref reader);
            else
            {
                erased |= reader.ValueTextEquals("erased"u8);
                reader.Read();
                reader.Skip();
            }
        }
        return (subject, text, keyId, @sealed) switch
        {
            ({ } of, { } words, null, null) when seals => OpenTexts.Current.Clear(of, words),
            ({ } of, { } words, null, null) => new(of, words),
            ({ } of, null, { } key, { } bytes) when seals => OpenTexts.Current.Open(of, new Seal(key, bytes)),
            ({ } of, null, null, null) when erased => new(of, PersonalText.Erased) { IsErased = true },
            _ => throw new JsonException("This is no personal text."),
        };
    }

    public override void Write(Utf8JsonWriter writer, PersonalText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("subject"u8, value.Subject);
        if (seals)
        {
            var seal = value.Seal ?? OpenTexts.Current.Seal(value);
            writer.WriteString("keyId"u8, seal.KeyId);
            writer.WriteString("sealed"u8, seal.Sealed);
        }
        else if (value.IsErased)
            writer.WriteBoolean("erased"u8, true);
        else
            writer.WriteString("text"u8, value.Text);
        writer.WriteEndObject();
    }

    private static string? Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }
}
