using GraphQL.Types;
using HotDash.Api.GraphQL.Engine;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Engine;

/// <summary>What whoever builds a front end reads of the schema, without asking anybody.</summary>
public sealed class the_descriptions
{
    [Fact]
    public void leave_no_type_field_argument_or_value_unsaid()
    {
        var all = All();
        all.Count.ShouldBeGreaterThan(400);
        all.Where(x => string.IsNullOrWhiteSpace(x.Said)).Select(x => x.Of).ShouldBeEmpty();
    }

    [Fact]
    public void are_sentences() =>
        All().Where(x => x.Said?.EndsWith('.') == false).Select(x => $"{x.Of}: {x.Said}").ShouldBeEmpty();

    [Fact]
    public void say_what_null_means_in_an_answer() =>
        All()
            .Where(x => x.MayBeNull && x.Said?.Contains("null", StringComparison.Ordinal) == false)
            .Select(x => $"{x.Of}: {x.Said}")
            .ShouldBeEmpty();

    private static List<(string Of, string? Said, bool MayBeNull)> All()
    {
        using var services = the_schema.Services();
        return
        [
            .. services
                .GetRequiredService<ApiSchema>()
                .AllTypes.Where(x =>
                    !x.Name.StartsWith("__", StringComparison.Ordinal) && !OfTheLanguage.Contains(x.Name)
                )
                .SelectMany(Of),
        ];
    }

    private static IEnumerable<(string Of, string? Said, bool MayBeNull)> Of(IGraphType type)
    {
        yield return (type.Name, type.Description, false);
        foreach (var value in (type as EnumerationGraphType)?.Values ?? new EnumValues())
            yield return ($"{type.Name}.{value.Name}", value.Description, false);
        foreach (var field in (type as IComplexGraphType)?.Fields ?? new TypeFields())
        {
            var isAnswer = type is not IInputObjectGraphType;
            yield return (
                $"{type.Name}.{field.Name}",
                field.Description,
                isAnswer && field.ResolvedType is not NonNullGraphType
            );
            foreach (var argument in field.Arguments ?? [])
                yield return ($"{type.Name}.{field.Name}({argument.Name})", argument.Description, false);
        }
    }

    private static readonly string[] OfTheLanguage = ["String", "Boolean", "Int", "Float", "ID"];
}
