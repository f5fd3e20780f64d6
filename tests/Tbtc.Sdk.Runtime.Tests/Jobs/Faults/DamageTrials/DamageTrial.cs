namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Damages one part of a disk in one way, by a seed.</summary>
internal sealed class DamageTrial(DamageTemplate template, DamagedPart part, DamageKind kind, Random random)
{
    private readonly SimulatedDisk _disk = template.Disk.AfterKill();
    private readonly HashSet<string> _damaged = [];

    public SimulatedDisk Disk => _disk;

    public Expectation Expectation => part == DamagedPart.BothCopies ? Expectation.Nothing : new(id => _damaged.Contains(PathOfJob(id)), false);

    /// <summary>What is in the place of jobs' files now, and must not be thrown away.</summary>
    public IEnumerable<byte[]> StrangeBytes => _strange;

    public string Description { get; private set; } = "";

    private readonly List<byte[]> _strange = [];

    public void Apply()
    {
        var paths = _disk.Files().Select(file => file.Path).Where(IsInPart).ToList();
        if (kind == DamageKind.Everything)
        {
            paths.ForEach(path => Damage(path, (DamageKind)random.Next((int)DamageKind.Everything), paths));
        }
        else if (paths.Count > 0)
        {
            for (var count = part == DamagedPart.JobFiles ? random.Next(1, 4) : 1; count > 0; count--)
            {
                Damage(paths[random.Next(paths.Count)], kind, paths);
            }
        }

        if (part == DamagedPart.JobFiles)
        {
            _strange.AddRange(_damaged.Where(path => !IsContent(template.Disk, path) && !IsContent(template.Earlier, path)).Select(Content).OfType<byte[]>());
        }
    }

    private byte[]? Content(string path) => (_disk.Find(path) as SimulatedFileNode)?.Now.ToArray();

    /// <summary>Whether the file is as it was on another disk: then it is the store's own, and may be replaced.</summary>
    private bool IsContent(SimulatedDisk disk, string path) =>
        Content(path) is { } content && disk.Find(path) is SimulatedFileNode file && file.Now.ToArray().AsSpan().SequenceEqual(content);

    private static string PathOfJob(string id) => $"covenant-signer-jobs/{id}.json";

    private bool IsInPart(string path)
    {
        var isFirst = path.StartsWith(JournalDamage.Copies[0] + "/", StringComparison.Ordinal);
        var isSecond = path.StartsWith(JournalDamage.Copies[1] + "/", StringComparison.Ordinal);
        var isLock = path.EndsWith(".lock", StringComparison.Ordinal);
        return part switch
        {
            DamagedPart.FirstCopy => isFirst && !isLock,
            DamagedPart.SecondCopy => isSecond,
            DamagedPart.Locks => isLock,
            DamagedPart.BothCopies => isFirst && (path.EndsWith(".log", StringComparison.Ordinal) || path.EndsWith(".base", StringComparison.Ordinal)),
            _ => !isFirst && !isSecond && path.EndsWith(".json", StringComparison.Ordinal),
        };
    }

    private void Damage(string path, DamageKind how, List<string> paths)
    {
        if (_disk.Find(path) is not SimulatedFileNode file)
        {
            return;
        }

        var content = file.Now.ToArray();
        Description += $"{how} of {path} ({content.Length} B) ";
        if (part == DamagedPart.BothCopies)
        {
            DamageBoth(path, content);
            return;
        }

        if (how == DamageKind.Duplicate)
        {
            Duplicate(path, content);
            return;
        }

        _damaged.Add(path);
        switch (how)
        {
            case DamageKind.Deletion:
                Remove(path);
                break;
            case DamageKind.Swap:
                var other = paths[random.Next(paths.Count)];
                if (_disk.Find(other) is SimulatedFileNode second)
                {
                    _damaged.Add(other);
                    file.Damage(second.Now.ToArray());
                    second.Damage(content);
                }

                break;
            case DamageKind.Rollback:
                if (template.Earlier.Find(path) is SimulatedFileNode old)
                {
                    file.Damage(old.Now.ToArray());
                }

                break;
            default:
                file.Damage(Alter(content, how));
                break;
        }
    }

    /// <summary>A flip or a hole of at most a page before the last batch, the same in both copies.</summary>
    private void DamageBoth(string path, byte[] content)
    {
        const int Page = 4096;
        var end = content.AsSpan().LastIndexOfAnyExcept((byte)0) / Page * Page;
        if (end <= 0 || path.EndsWith("spare.log", StringComparison.Ordinal))
        {
            return;
        }

        var at = random.Next(end);
        var length = random.Next(2) == 0 ? 1 : Math.Min(random.Next(Page), end - at);
        foreach (var copy in JournalDamage.Copies)
        {
            if (_disk.Find(copy + path[JournalDamage.Copies[0].Length..]) is SimulatedFileNode file)
            {
                var its = file.Now.ToArray();
                if (length == 1)
                {
                    its[at] ^= (byte)(1 << random.Next(8));
                }
                else
                {
                    its.AsSpan(at, length).Clear();
                }

                file.Damage(its);
            }
        }
    }

    private byte[] Alter(byte[] content, DamageKind how)
    {
        var at = random.Next(content.Length + 1);
        var length = Math.Min(random.Next(1, 9000), content.Length - at);
        switch (how)
        {
            case DamageKind.Truncation:
                return content[..at];
            case DamageKind.Growth:
                var more = new byte[random.Next(1, 9000)];
                random.NextBytes(more);
                return [.. content, .. more];
            case DamageKind.ZeroFill:
                content.AsSpan(at, length).Clear();
                break;
            case DamageKind.Noise:
                random.NextBytes(content.AsSpan(at, length));
                break;
            default:
                for (var flips = random.Next(1, 9); flips > 0 && content.Length > 0; flips--)
                {
                    content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                }

                break;
        }

        return content;
    }

    private void Remove(string path) =>
        (_disk.Find(path[..path.LastIndexOf('/')]) as SimulatedDirectoryNode)?.Damage(path[(path.LastIndexOf('/') + 1)..], null);

    private void Duplicate(string path, byte[] content)
    {
        var directory = (SimulatedDirectoryNode)_disk.Find(path[..path.LastIndexOf('/')])!;
        var extension = path[path.LastIndexOf('.')..];
        var name = part == DamagedPart.JobFiles ? $"kcs_copy_{random.Next()}{extension}" : $"{random.Next(64):x16}{extension}";
        if (!directory.Now.ContainsKey(name))
        {
            Description += $"as {name} ";
            directory.Damage(name, new SimulatedFileNode(_disk.NextId(), Sectors.Of(content)));
        }
    }
}
