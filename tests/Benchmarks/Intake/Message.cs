using System.Text;

namespace HotDash.Benchmarks.Intake;

/// <summary>One row of the messages' file.</summary>
/// <param name="Row">From 1.</param>
/// <param name="EntityType">Empty when the message names none.</param>
public sealed record Message(int Row, string Utterance, string Intent, string EntityType, string Entity)
{
    /// <summary>Reads a CSV file (RFC 4180, one line a row) by the names in its header.</summary>
    public static IReadOnlyList<Message> ReadAll(string path)
    {
        using var lines = File.ReadLines(path).GetEnumerator();
        if (!lines.MoveNext())
        {
            throw new InvalidDataException($"{path} is empty.");
        }

        var header = Fields(lines.Current);
        int Column(string name) =>
            header.IndexOf(name) is >= 0 and var at ? at : throw new InvalidDataException($"{path} has no '{name}'.");
        var (utterance, intent) = (Column("utterance"), Column("intent"));
        var (type, value) = (Column("entity_type"), Column("entity_value"));
        var messages = new List<Message>();
        while (lines.MoveNext())
        {
            var fields = Fields(lines.Current);
            if (fields.Count != header.Count)
            {
                throw new InvalidDataException($"{path}, row {messages.Count + 1}: {fields.Count} fields.");
            }

            messages.Add(new(messages.Count + 1, fields[utterance], fields[intent], fields[type], fields[value]));
        }

        return messages;
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"' when quoted && i + 1 < line.Length && line[i + 1] == '"':
                    field.Append(line[++i]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    fields.Add(field.ToString());
                    field.Clear();
                    break;
                default:
                    field.Append(line[i]);
                    break;
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
