namespace Tbtc.Sdk.Jobs;

/// <summary>Damage that opening repaired without loss, or what it took over from a keep-core node.</summary>
/// <param name="Label">The row of the recovery table, such as <c>J2</c>.</param>
/// <param name="Message">What was damaged and from what it was restored, or what was taken over.</param>
public sealed record HealedDamage(string Label, string Message);
