using System.Text.Json;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tests.Approvals;

/// <summary>schema/tools and the table of tools say the same.</summary>
public class the_tools_schemas
{
    [Fact, Trait("rule", "R4")]
    public void there_is_one_for_each_tool_and_no_other() =>
        Directory
            .GetFiles(Files.At("schema", "tools"))
            .Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(Tools.All.Select(t => t.Name), ignoreOrder: true);

    [Theory, Trait("rule", "R4")]
    [MemberData(nameof(Names))]
    public void it_knows_targets_personal_fields_and_amount(string name)
    {
        var tool = Tools.Find(name)!;
        var schema = Schema(name);
        var properties = schema.GetProperty("properties");
        var required = schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()!).ToList();

        schema.GetProperty("title").GetString().ShouldBe(name);
        properties
            .EnumerateObject()
            .Where(p => p.Value.TryGetProperty("x-personal", out var personal) && personal.GetBoolean())
            .Select(p => p.Name)
            .ShouldBe(tool.Personal, ignoreOrder: true);
        foreach (var target in tool.TargetFields)
        {
            required.ShouldContain(target);
            properties.GetProperty(target).GetProperty("type").GetString().ShouldBe("string");
        }
        if (tool.AmountNeeded)
            required.ShouldContain(f => f == "amount" || f == "lines");
    }

    [Theory, Trait("rule", "R4")]
    [MemberData(nameof(Names))]
    public void every_object_in_it_is_closed(string name) => Closed(Schema(name));

    public static TheoryData<string> Names => [.. Tools.All.Select(t => t.Name)];

    private static void Closed(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Closed(item);
        }
        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (element.TryGetProperty("properties", out _))
            element.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        foreach (var member in element.EnumerateObject())
            Closed(member.Value);
    }

    private static JsonElement Schema(string name) =>
        JsonElement.Parse(File.ReadAllText(Files.At("schema", "tools", $"{name}.json")));
}
