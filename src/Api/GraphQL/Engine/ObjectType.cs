using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>An object type made of a C# type; its methods may take the <see cref="RequestContext"/>.</summary>
internal class ObjectType<T> : AutoRegisteringObjectGraphType<T>
{
    protected override void ConfigureGraph()
    {
        Name = Named(typeof(T));
        base.ConfigureGraph();
    }

    protected override ArgumentInformation GetArgumentInformation<TParameter>(
        FieldType fieldType,
        ParameterInfo parameterInfo
    )
    {
        var argument = base.GetArgumentInformation<TParameter>(fieldType, parameterInfo);
        if (typeof(TParameter) == typeof(RequestContext))
            argument.Expression = (Expression<Func<IResolveFieldContext, RequestContext>>)(field => field.Request());
        return argument;
    }

    /// <summary>The name in the schema; <c>Connection&lt;Approval&gt;</c> is ApprovalConnection, by whatever name lists of it go.</summary>
    private static string Named(Type type) =>
        type.IsGenericType
            ? string.Concat(type.GetGenericArguments().Select(Listed))
                + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
            : type.GetCustomAttribute<NameAttribute>()?.Name ?? type.GraphQLName();

    private static string Listed(Type item) => item.GetCustomAttribute<ListedAsAttribute>()?.Name ?? Named(item);
}

/// <summary>The root of subscriptions: its fields read the change that is handed in as root value.</summary>
internal sealed class SubscriptionType<T> : ObjectType<T>
{
    protected override FieldType? CreateField(MemberInfo memberInfo)
    {
        var field = base.CreateField(memberInfo);
        if (field is not null)
            field.StreamResolver = NeverAsked.Instance;
        return field;
    }

    /// <summary>The library demands a stream of each subscription field; changes come another way, see Live.</summary>
    private sealed class NeverAsked : ISourceStreamResolver
    {
        public static readonly NeverAsked Instance = new();

        public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) =>
            throw new NotSupportedException("Subscriptions are served from the journal.");
    }
}

/// <summary>Hands a subscription's resolver the change that is to be told.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ChangeAttribute : GraphQLAttribute
{
    public override void Modify(ArgumentInformation argumentInformation) =>
        argumentInformation.SetDelegateWithCast(context => context.Source);
}

/// <summary>Lets classes of C# be <see cref="ObjectType{T}"/>; interfaces and input objects are the library's.</summary>
internal sealed class ObjectMapping : IGraphTypeMappingProvider
{
    private readonly AutoRegisteringGraphTypeMappingProvider _library = new();

    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredGraphType)
    {
        var type = _library.GetGraphTypeFromClrType(clrType, isInputType, preferredGraphType);
        return
            type is { IsGenericType: true }
            && type.GetGenericTypeDefinition() == typeof(AutoRegisteringObjectGraphType<>)
            ? typeof(ObjectType<>).MakeGenericType(clrType)
            : type;
    }
}
