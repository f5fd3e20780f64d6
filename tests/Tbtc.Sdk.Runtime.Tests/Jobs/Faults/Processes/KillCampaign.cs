namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Kills a process with a store again and again, on the same directory, and checks each time what the next process finds.</summary>
internal sealed class KillCampaign(int seed)
{
    private const int KillsPerDirectory = 20;

    private readonly Random _random = new(seed);
    private bool _isKeepCores;

    public int Kills { get; private set; }

    /// <summary>Kills while at least one write had begun and was not answered.</summary>
    public int KillsWithWriteInFlight { get; private set; }

    public int KillsBeforeOpen { get; private set; }

    /// <summary>Kills of a process that had to take the directory over from keep-core first.</summary>
    public int KillsAfterKeepCore { get; private set; }

    public int Acknowledged { get; private set; }

    public async Task RunAsync(int kills)
    {
        while (Kills < kills)
        {
            using var directory = new TestDirectory();
            var history = new History();
            for (var kill = 0; kill < KillsPerDirectory && Kills < kills; kill++)
            {
                await KillOneAsync(directory.Path, history);
                await CheckAsync(directory.Path, history);
                KillsAfterKeepCore += _isKeepCores && kill + 1 < KillsPerDirectory && Kills < kills ? 1 : 0;
            }

            _isKeepCores = false;
        }
    }

    public override string ToString() =>
        $"{Kills} kills, {KillsWithWriteInFlight} with a write in flight, {KillsBeforeOpen} before the store was open, {KillsAfterKeepCore} in directories that keep-core had had, {Acknowledged} writes acknowledged: every promise held";

    private async Task KillOneAsync(string directory, History history)
    {
        using var child = new ChildProcess(directory, _random.Next(), callers: 8, calls: int.MaxValue, history);
        if (_random.Next(_isKeepCores ? 2 : 10) == 0)
        {
            await Task.WhenAny(child.Opened, Task.Delay(_random.Next(150)));
        }
        else
        {
            await child.AcknowledgedAtLeast(_random.Next(1, 150));
            await Task.Delay(_random.Next(5));
        }

        child.Kill();
        await child.WaitAsync();
        if (child.OpenError.Length > 0)
        {
            throw new PromiseBrokenException(2, $"The store was not opened after a kill: {child.OpenError} {child.Errors}");
        }

        Kills++;
        Acknowledged += child.Acknowledged;
        KillsWithWriteInFlight += child.InFlight > 0 ? 1 : 0;
        KillsBeforeOpen += await child.Opened ? 0 : 1;
    }

    private async Task CheckAsync(string directory, History history)
    {
        var (store, report) = await DirectoryJobStore.OpenAsync(StoreChild.Options(directory));
        if (!report.IsHealthy)
        {
            throw new PromiseBrokenException(2, string.Join(' ', report.Problems));
        }

        var source = new JobSource(int.MaxValue - _random.Next(1 << 20), $"k{_random.Next():x}");
        await new PromiseChecker(store, history, Expectation.Everything, source).CheckAsync();
        _isKeepCores = _random.Next(4) == 0;
        if (_isKeepCores)
        {
            if (await store.HandOverAsync(new OperatorAct("campaign", "to keep-core for a while")) is HandOverResult.Refused refused)
            {
                throw new PromiseBrokenException(2, $"The directory is whole and was not handed over: {string.Join(' ', refused.Problems)}");
            }

            KeepCoreTurn.Run(directory, history, source, _random);
            return;
        }

        await (_random.Next(2) == 0 ? store.DisposeAsync().AsTask() : Task.Run(store.Abandon));
    }
}
