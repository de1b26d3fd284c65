using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQL.Validation.Rules.Custom;
using HotDash.Api.GraphQL.Engine.Limits;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>What documents are checked for.</summary>
internal sealed class EngineRules
{
    private readonly IValidationRule[] _always;
    private readonly IValidationRule[] _everything;

    public EngineRules(LimitOptions limits)
    {
        // What depends on the caller or the variables is asked of cached documents too.
        _always =
        [
            AuthorizationRule.Instance,
            VariableKeysRule.Instance,
            FieldArgumentsAreValidRule.Instance,
            FieldCost.Rule(limits),
        ];
        _everything =
        [
            .. DocumentValidator
                .CoreRules.Where(rule => rule is not UniqueInputFieldNames)
                .Where(rule => limits.Suggestions || rule is not (FieldsOnCorrectType or KnownTypeNames)),
            LiteralKeysRule.Instance,
            .. limits.Suggestions ? (IValidationRule[])[] : [new KnownNamesRule(limits.Errors)],
            .. limits.Introspection ? (IValidationRule[])[] : [NoIntrospectionValidationRule.Instance],
            .. _always,
        ];
    }

    /// <summary>The rules for a document that was found valid before, or was not.</summary>
    public IReadOnlyList<IValidationRule> For(Prepared prepared) => prepared.IsValid ? _always : _everything;
}
