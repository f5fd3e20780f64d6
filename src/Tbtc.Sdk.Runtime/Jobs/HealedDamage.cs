namespace Tbtc.Sdk.Jobs;

/// <summary>Damage that opening repaired without loss.</summary>
/// <param name="Label">The row of the recovery table, such as <c>J2</c>.</param>
/// <param name="Message">What was damaged and from what it was restored.</param>
public sealed record HealedDamage(string Label, string Message);
