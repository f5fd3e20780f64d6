namespace UnseenCases;

// Where the cases of this folder put what they read.
internal static class Sink
{
    public static void Sign(Bytes32 hash) => Console.WriteLine(hash);

    public static void Keep(RegistryData data) => Console.WriteLine(data);

    public static void Offer(RegistryData? data) => Console.WriteLine(data is null);

    public static Task SignAsync(Bytes32 hash, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Sign(hash);
        return Task.CompletedTask;
    }
}
