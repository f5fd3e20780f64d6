namespace Tbtc.Sdk;

public sealed class RegistryFaultTests
{
    [Fact]
    public void Only_a_wallet_that_is_not_registered_is_no_outage() =>
        Assert.Equal([RegistryFaultKind.NotRegistered], Enum.GetValues<RegistryFaultKind>().Where(kind => !Samples.Fault(kind).IsOutage));

    [Fact]
    public void Every_kind_has_a_remedy_of_its_own()
    {
        var remedies = Enum.GetValues<RegistryFaultKind>().Select(kind => Samples.Fault(kind).Remedy).ToList();

        Assert.All(remedies, remedy => Assert.EndsWith(".", remedy, StringComparison.Ordinal));
        Assert.Equal(remedies.Count, remedies.Distinct().Count());
    }

    [Fact]
    public void Revert_data_is_cut_off_at_its_bound()
    {
        var data = Enumerable.Range(0, RegistryFault.MaxRevertDataBytes + 1).Select(i => (byte)i).ToArray();

        var fault = new RegistryFault(RegistryFaultKind.Reverted, "reverted", null, 1, revertData: data);

        Assert.Equal(data[..RegistryFault.MaxRevertDataBytes], fault.RevertData.ToArray());
    }

    [Fact]
    public void Revert_data_is_a_copy()
    {
        byte[] data = [1];
        var fault = new RegistryFault(RegistryFaultKind.Reverted, "reverted", null, 1, revertData: data);

        data[0] = 2;

        Assert.Equal([1], fault.RevertData.ToArray());
    }

    [Fact]
    public void Equality_is_by_value_and_leaves_out_the_exception()
    {
        static RegistryFault Fault(byte[] revertData, Exception? exception) =>
            new(RegistryFaultKind.Reverted, "reverted", Samples.Registry, 1, "reason", revertData, exception);

        Assert.Equal(Fault([1], null), Fault([1], new InvalidOperationException("any")));
        Assert.Equal(Fault([1], null).GetHashCode(), Fault([1], new InvalidOperationException("any")).GetHashCode());
        Assert.NotEqual(Fault([1], null), Fault([2], null));
    }

    [Fact]
    public void No_message_or_an_unknown_kind_is_misuse()
    {
        Assert.Throws<ArgumentException>("message", () => new RegistryFault(RegistryFaultKind.Timeout, " ", null, 1));
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => new RegistryFault((RegistryFaultKind)99, "any", null, 1));
    }
}
