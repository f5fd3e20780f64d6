using CsCheck;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>The store against a dictionary. A failure is cut down by CsCheck, and prints the seed that repeats it.</summary>
public class ModelTests
{
    private static readonly Gen<ModelStep[]> Steps = Gen
        .Select(Gen.Enum<ModelAction>(), Gen.Int[0, 5], Gen.Int[0, 2], (action, key, digest) => new ModelStep(action, key, digest))
        .Array[0, 60];

    [Fact]
    public void Any_order_of_accepts_updates_lookups_and_reopenings_answers_as_a_dictionary_does() =>
        Steps.Sample(steps => Task.Run(() => new StoreModel().RunAsync(steps)).WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult(), iter: 300, threads: 1, seed: "0000000000a1");
}
