using System.Globalization;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Errors of the real system calls, injected below .NET by strace: the runtime hides some of them from managed code.</summary>
public class InjectedErrorTests
{
    [RequiresStraceTheory]
    [InlineData("fdatasync", "EIO", 2)]
    [InlineData("fdatasync", "EIO", 9)]
    [InlineData("fdatasync", "ENOSPC", 5)]
    [InlineData("fsync", "EIO", 30)]
    [InlineData("fsync", "EIO", 20)]
    [InlineData("pwrite64", "EIO", 60)]
    [InlineData("pwrite64", "ENOSPC", 60)]
    [InlineData("renameat2", "EIO", 9)]
    [InlineData("renameat2", "ENOSPC", 9)]
    public async Task Error_of_a_system_call_is_noticed_and_nothing_that_was_acknowledged_is_lost(string call, string error, int from)
    {
        using var directory = new TestDirectory();
        var history = new History();
        var inject = $"inject={call}:error={error}:when={from.ToString(CultureInfo.InvariantCulture)}+";
        using var child = new ChildProcess(directory.Path, from, callers: 4, calls: 150, history, "strace", "-f", "-qq", "-o", "/dev/null", "-e", $"trace={call}", "-e", inject);

        await child.WaitAsync();

        Assert.True(child.OpenError.Length > 0 || child.Refusals.Count > 0, $"The store never noticed that {call} failed with {error}. {child.Errors}");
        var store = (await DirectoryJobStore.OpenAsync(StoreChild.Options(directory.Path))).Store;
        await using var _ = store;
        await new PromiseChecker(store, history, Expectation.Everything, new JobSource(from + 1000, "after")).CheckAsync();
    }
}
