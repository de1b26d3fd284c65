namespace HotDash.Api.Hosting;

/// <summary>A setting that cannot be used; the message says which one and what it may be.</summary>
public sealed class InvalidSettingException(string message) : InvalidOperationException(message);
