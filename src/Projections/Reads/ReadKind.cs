using System.ComponentModel;

namespace HotDash.Projections.Reads;

/// <summary>What was read that must be written down.</summary>
[Description("What was read, or asked for, that is written down.")]
public enum ReadKind
{
    /// <summary>Entries of the audit trail.</summary>
    [Description("Entries of the audit trail.")]
    History,

    /// <summary>What a customer wrote or that names one.</summary>
    [Description("What a customer wrote or that names one, unmasked.")]
    PersonalText,

    /// <summary>A file of the trail.</summary>
    [Description("A file of the trail.")]
    Export,

    /// <summary>This log itself.</summary>
    [Description("This log itself.")]
    ReadsLog,
}
