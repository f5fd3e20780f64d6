namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Damage to whole copies of the journal.</summary>
internal static class JournalDamage
{
    public static string[] Copies { get; } = ["covenant-signer-journal", "covenant-signer-jobs/0-OWNED-BY-TBTC-SDK.json"];

    /// <summary>Removes one copy, directory and all.</summary>
    public static void Lose(SimulatedDisk disk, int copy)
    {
        var isHandedOver = copy == 1 && disk.Find(Copies[copy]) is null;
        var path = (isHandedOver ? "covenant-signer-jobs/.tbtc-sdk" : Copies[copy]).Split('/');
        (disk.Find(string.Join('/', path[..^1])) as SimulatedDirectoryNode)?.Damage(path[^1], null);
    }
}
