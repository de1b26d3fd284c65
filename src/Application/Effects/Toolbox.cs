using System.Collections.Frozen;

namespace HotDash.Application.Effects;

/// <summary>The tools that this process can reach, by name.</summary>
public sealed class Toolbox(IEnumerable<ITool> tools)
{
    private readonly FrozenDictionary<string, ITool> byName = tools.ToFrozenDictionary(t => t.Name);

    /// <summary>The tool; null when nothing is connected for it.</summary>
    public ITool? Find(string name) => byName.GetValueOrDefault(name);
}
