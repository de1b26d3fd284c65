using GraphQL.Types;
using GraphQLParser.AST;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine.Scalars;

/// <summary>An enumeration, its values SCREAMING_SNAKE; an unknown one is answered with those that there are.</summary>
internal sealed class EnumScalar<TEnum> : EnumerationGraphType<TEnum>
    where TEnum : struct, Enum
{
    private readonly ErrorCode _unknown;

    public EnumScalar(IEnumerable<EnumName> names, EnumWords<TEnum>? words = null)
    {
        Name = names.FirstOrDefault(x => x.Enum == typeof(TEnum))?.Name ?? Name;
        _unknown = words?.Unknown ?? ErrorCode.InvalidValue;
        if (words is null)
            return;
        Description = words.Description;
        foreach (var value in Values)
            value.Description = words.Of((TEnum)value.Value!);
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLEnumValue e => Values.FindByName(e.Name)?.Value ?? throw Unknown(value),
            GraphQLNullValue => null,
            _ => throw Unknown(value),
        };

    public override bool CanParseLiteral(GraphQLValue value) => Input.SaysWhyLater;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null or TEnum => value,
            string s => Values.FindByName(s)?.Value ?? throw Unknown(value),
            _ => throw Unknown(value),
        };

    public override bool CanParseValue(object? value) => Input.SaysWhyLater;

    private CodedError Unknown(object? found) =>
        Input.Expected($"{Name}, one of {string.Join(", ", Values.Select(x => x.Name))}", found, _unknown);
}

/// <summary>What an enumeration of the domain is called in the schema, where that is not its own name. Registered by the feature.</summary>
public sealed record EnumName(Type Enum, string Name);

/// <summary>What an enumeration of the domain and its values mean. Registered by the feature; enumerations of the schema alone say it by attributes.</summary>
public sealed record EnumWords<TEnum>(string Description, Func<TEnum, string?> Of)
    where TEnum : struct, Enum
{
    /// <summary>What a value that there is not is refused with; INVALID_VALUE by default.</summary>
    public ErrorCode Unknown { get; init; } = ErrorCode.InvalidValue;
}

/// <summary>Lets enumerations of C# be <see cref="EnumScalar{TEnum}"/>.</summary>
internal sealed class EnumMapping : IGraphTypeMappingProvider
{
    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredGraphType) =>
        preferredGraphType ?? (clrType.IsEnum ? typeof(EnumScalar<>).MakeGenericType(clrType) : null);
}

/// <summary>Lets types of C# be scalars.</summary>
internal sealed class ScalarMapping(IReadOnlyDictionary<Type, Type> scalars) : IGraphTypeMappingProvider
{
    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredGraphType) =>
        scalars.GetValueOrDefault(clrType) ?? preferredGraphType;
}
