namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Damages the data directory of a store, opens it, checks it, and opens and checks it once more.</summary>
internal sealed class DamageCampaign(int firstSeed)
{
    private const int TrialsPerTemplate = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DamageResult _result = new();

    public async Task<DamageResult> RunAsync(int trials)
    {
        for (var seed = firstSeed; _result.Count < trials; seed++)
        {
            var template = await DamageTemplate.MakeAsync(seed);
            var random = new Random(seed);
            for (var trial = 0; trial < TrialsPerTemplate && _result.Count < trials; trial++)
            {
                var part = (DamagedPart)random.Next(Enum.GetValues<DamagedPart>().Length);
                var kind = (DamageKind)random.Next(Enum.GetValues<DamageKind>().Length);
                await TryAsync(seed, template, part, kind, random);
            }
        }

        return _result;
    }

    /// <summary>Cuts one file of every kind short at every so many bytes, both copies of the journal included.</summary>
    public async Task<DamageResult> TruncateEverywhereAsync(int step)
    {
        var template = await DamageTemplate.MakeAsync(firstSeed);
        foreach (var (part, path) in KindsOfFiles(template.Disk))
        {
            var content = ((SimulatedFileNode)template.Disk.Find(path)!).Now.ToArray();
            foreach (var length in Lengths(content, step))
            {
                var disk = template.Disk.AfterKill();
                ((SimulatedFileNode)disk.Find(path)!).Damage(content[..length]);
                _result.Add(part, DamageKind.Truncation);
                await CheckAsync($"{path} cut to {length} of {content.Length}", disk, template.History.Until(template.History.Count), new(id => path.EndsWith($"/{id}.json", StringComparison.Ordinal), false), [], 1);
            }
        }

        return _result;
    }

    private static IEnumerable<(DamagedPart Part, string Path)> KindsOfFiles(SimulatedDisk disk)
    {
        var files = disk.Files().Select(file => file.Path).Order(StringComparer.Ordinal).ToList();
        for (var copy = 0; copy < JournalDamage.Copies.Length; copy++)
        {
            var ofCopy = files.FindAll(path => path.StartsWith(JournalDamage.Copies[copy] + "/", StringComparison.Ordinal) && !path.EndsWith(".lock", StringComparison.Ordinal));
            var part = copy == 0 ? DamagedPart.FirstCopy : DamagedPart.SecondCopy;
            foreach (var path in ofCopy)
            {
                yield return (part, path);
            }
        }

        yield return (DamagedPart.JobFiles, files.First(path => path.StartsWith("covenant-signer-jobs/k", StringComparison.Ordinal)));
    }

    /// <summary>In a run of zeros one length is as good as its neighbours, so only some of those are tried.</summary>
    private static IEnumerable<int> Lengths(byte[] content, int step)
    {
        const int StepInZeros = 128;
        for (var length = 0; length < content.Length;)
        {
            yield return length;
            length += content.AsSpan(length, Math.Min(StepInZeros, content.Length - length)).ContainsAnyExcept((byte)0) ? step : Math.Max(step, StepInZeros);
        }
    }

    private async Task TryAsync(int seed, DamageTemplate template, DamagedPart part, DamageKind kind, Random random)
    {
        var trial = new DamageTrial(template, part, kind, random);
        trial.Apply();
        _result.Add(part, kind);
        await CheckAsync($"seed {seed}, {part}: {trial.Description}", trial.Disk, template.History.Until(template.History.Count), trial.Expectation, trial.StrangeBytes, random.Next());
    }

    private async Task CheckAsync(string what, SimulatedDisk disk, History history, Expectation expectation, IEnumerable<byte[]> strange, int seed)
    {
        try
        {
            for (var life = 0; life < 2; life++)
            {
                await LiveAsync(disk, history, expectation, new JobSource(seed + life, $"t{seed:x}{life}")).WaitAsync(Patience);
                var files = disk.Files().Select(file => file.File).ToList();
                if (strange.Any(bytes => !files.Exists(file => file.Now.ToArray().AsSpan().SequenceEqual(bytes))))
                {
                    throw new PromiseBrokenException(5, "What was in the place of a job's file was thrown away.");
                }
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _result.Failures.Add($"{what}: {exception}");
        }
    }

    private static async Task LiveAsync(SimulatedDisk disk, History history, Expectation expectation, JobSource source)
    {
        var store = await Task.Run(() => StoreSetup.Open(disk));
        try
        {
            await new PromiseChecker(store, history, expectation, source).CheckAsync();
        }
        finally
        {
            await store.DisposeAsync();
        }
    }
}
