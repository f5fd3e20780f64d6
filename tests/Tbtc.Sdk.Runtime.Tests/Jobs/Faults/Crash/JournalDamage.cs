namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Damage to one copy of the journal.</summary>
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

    /// <summary>Flips a bit in every base and log of one copy, where something was written.</summary>
    public static void Flip(SimulatedDisk disk, int copy, Random random)
    {
        foreach (var (path, file) in disk.Files())
        {
            if (path.StartsWith(Copies[copy] + "/", StringComparison.Ordinal) && path[^1] is 'e' or 'g' && !path.EndsWith("spare.log", StringComparison.Ordinal))
            {
                var content = file.Now.ToArray();
                content[random.Next(content.AsSpan().LastIndexOfAnyExcept((byte)0) + 1)] ^= (byte)(1 << random.Next(8));
                file.Damage(content);
            }
        }
    }
}
