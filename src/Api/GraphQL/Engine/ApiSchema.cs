using System.Reflection;
using GraphQL;
using GraphQL.MicrosoftDI;
using GraphQL.Types;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.GraphQL.Engine.Scalars;
using NodaTime;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>The schema, made of the root classes and all that they lead to.</summary>
public sealed class ApiSchema : Schema
{
    public ApiSchema(IServiceProvider services, SchemaRoots roots)
        : base(new SelfActivatingServiceProvider(services))
    {
        Features.DeprecationOfInputValues = true;
        Query = Root(typeof(ObjectType<>), roots.Query)!;
        Mutation = Root(typeof(ObjectType<>), roots.Mutation);
        foreach (var argument in Mutation?.Fields.SelectMany(x => x.Arguments ?? []) ?? [])
            argument.Description ??= "What is wished.";
        Subscription = Root(typeof(SubscriptionType<>), roots.Subscription);
        foreach (
            var scalar in new ScalarGraphType[]
            {
                new TextScalar(),
                new IdScalar(),
                new BooleanScalar(),
                new IntScalar(),
                new FloatScalar(),
            }
        )
            this.RegisterType(scalar);
        foreach (var (clr, scalar) in Scalars)
            RegisterTypeMapping(clr, scalar);
        foreach (var type in Implementations(roots))
            RegisterType(typeof(ObjectType<>).MakeGenericType(type));
        Directives.Register(FieldCost.Directives());
        Initialize();
        AuthorizationRule.Prepare(this);
        FieldCost.Declare(this);
    }

    /// <summary>The schema's text, as /graphql/schema.graphql serves it.</summary>
    public string Text => field ??= this.Print(new() { StringComparison = StringComparison.Ordinal });

    protected override SchemaTypes CreateSchemaTypes() =>
        new(this, this, [new ScalarMapping(Scalars), new EnumMapping(), new ObjectMapping()]);

    private static IObjectGraphType? Root(Type kind, Type? root) =>
        root is not null
        && root.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Length > 0
            ? (IObjectGraphType)Activator.CreateInstance(kind.MakeGenericType(root))!
            : null;

    /// <summary>Types that only an interface leads to: those beside or below the query's namespace.</summary>
    private static IEnumerable<Type> Implementations(SchemaRoots roots) =>
        roots
            .Query.Assembly.GetTypes()
            .Where(x =>
                x.IsDefined(typeof(ImplementsAttribute), false)
                && $"{x.Namespace}.".StartsWith($"{roots.Query.Namespace}.", StringComparison.Ordinal)
            )
            .Append(typeof(Refused))
            .Distinct();

    private static readonly Dictionary<Type, Type> Scalars = new()
    {
        [typeof(string)] = typeof(TextScalar),
        [typeof(GlobalId)] = typeof(IdScalar),
        [typeof(bool)] = typeof(BooleanScalar),
        [typeof(int)] = typeof(IntScalar),
        [typeof(double)] = typeof(FloatScalar),
        [typeof(decimal)] = typeof(DecimalScalar),
        [typeof(Domain.Json)] = typeof(JsonScalar),
        [typeof(Instant)] = typeof(DateTimeScalar),
        [typeof(LocalTime)] = typeof(LocalTimeScalar),
        [typeof(LocalDate)] = typeof(LocalDateScalar),
        [typeof(DateTimeZone)] = typeof(TimeZoneScalar),
    };
}

/// <summary>The classes whose static methods are the schema's root fields; null, or a class without methods, leaves the root out.</summary>
public sealed record SchemaRoots(Type Query, Type? Mutation, Type? Subscription);
