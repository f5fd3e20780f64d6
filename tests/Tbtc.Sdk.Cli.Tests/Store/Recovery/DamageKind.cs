namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>A kind of damage: what is done to which directory, and what the operator has.</summary>
/// <param name="Name">The damage, in words.</param>
/// <param name="Label">The first label that the operator meets; null where the store heals itself.</param>
/// <param name="Template">What is damaged.</param>
/// <param name="Backup">Which backup there is.</param>
/// <param name="Do">Does it.</param>
internal sealed record DamageKind(string Name, string? Label, TemplateKind Template, BackupKind Backup, Func<DamagedDirectory, Task> Do)
{
    public DamageKind(string name, string? label, TemplateKind template, BackupKind backup, Action<DamagedDirectory> damage)
        : this(name, label, template, backup, directory =>
        {
            damage(directory);
            return Task.CompletedTask;
        })
    {
    }

    public static IReadOnlyList<DamageKind> All { get; } =
        [.. JobFileDamage.Kinds(), .. JournalDamage.Kinds(), .. DirectoryDamage.Kinds(), .. KeepCoreDamage.Kinds(), .. HandedOverDamage.Kinds()];

    public override string ToString() => Name;
}
