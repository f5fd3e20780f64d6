using Tbtc.Sdk.Jobs.Storage;

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

    /// <summary>Flips a bit of something that was written in every base and log of one copy.</summary>
    /// <returns>The newest base as it is now: it is needed, so that the damage is noticed.</returns>
    public static byte[] Flip(SimulatedDisk disk, int copy, Random random)
    {
        byte[] newest = [];
        foreach (var (path, file) in disk.Files().OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (!path.StartsWith(Copies[copy] + "/", StringComparison.Ordinal) || !JournalNames.TryParseSegment(path[(path.LastIndexOf('/') + 1)..], out _, out _))
            {
                continue;
            }

            var content = file.Now.ToArray();
            var written = Enumerable.Range(0, content.Length).Where(at => content[at] != 0).ToList();
            content[written[random.Next(written.Count)]] ^= (byte)(1 << random.Next(8));
            file.Damage(content);
            newest = path.EndsWith(".base", StringComparison.Ordinal) ? content : newest;
        }

        return newest;
    }
}
