using Microsoft.Extensions.DependencyInjection;
using Quickstart;
using Tbtc.Sdk;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Testing;

try
{
    await RunAsync(Arguments.Parse(args));
    return 0;
}
catch (Exception failed) when (failed is TbtcException or FormatException)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}

static async Task RunAsync(Arguments arguments)
{
    await using var chain = arguments.Node is { } node
        ? await BreakableChain.StartInFrontOfAsync(node, arguments.Network)
        : await BreakableChain.StartEmbeddedAsync(SampleWallets.Live);

    // This is all it takes to read wallets.
    await using var services = new ServiceCollection()
        .AddTbtc(options =>
        {
            options.RpcUrl = chain.RpcUrl;
            options.Network = chain.Network;
        })
        .BuildServiceProvider();
    var reader = services.GetRequiredService<IWalletReader>();

    var hash = arguments.Wallet
        ?? (arguments.Node is null ? SampleWallets.Live.WalletPublicKeyHash : await FindActiveWalletAsync(services.GetRequiredService<IEthereumRpc>(), chain.Network.Bridge));

    Console.WriteLine("1. Both contracts answer.");
    Show(await reader.GetWalletAsync(hash));

    Console.WriteLine("2. The wallet registry breaks. What the Bridge holds is still served.");
    chain.BreakRegistry();
    var wallet = await reader.GetWalletAsync(hash);
    Show(wallet);

    Console.WriteLine("3. Whoever needs the hash all the same is told what is missing, why, and what to do.");
    try
    {
        Console.WriteLine($"   {SignerSetOf(wallet)}");
    }
    catch (MembersIdsHashUnavailableException unavailable)
    {
        Console.WriteLine($"   {unavailable.Message}");
    }

    Console.WriteLine();
    await SignerStory.RunAsync();
}

static void Show(WalletChainData wallet)
{
    Console.WriteLine($"   Wallet               {wallet.WalletPublicKeyHash} at block {wallet.BlockNumber}");
    Console.WriteLine($"   State                {wallet.State}");
    Console.WriteLine($"   Pending redemptions  {wallet.PendingRedemptionsValueSats} sat");
    Console.WriteLine($"   Created              {wallet.CreatedAt:u}");

    // Without this check the next line would not build.
    if (wallet.HasMembersIdsHash)
    {
        Console.WriteLine($"   Members-ids hash     {wallet.MembersIdsHash.Hash}");
    }
    else
    {
        Console.WriteLine($"   Members-ids hash     none ({wallet.RegistryFault.Kind}): {wallet.RegistryFault.Message}");
    }

    Console.WriteLine();
}

static Bytes32 SignerSetOf(WalletChainData wallet) => wallet.RequireMembersIdsHash("approve signers").Hash;

static async Task<WalletPublicKeyHash> FindActiveWalletAsync(IEthereumRpc rpc, Address bridge)
{
    var selector = Keccak256.HashData("activeWalletPubKeyHash()"u8).AsSpan()[..4].ToArray();
    var answer = await rpc.CallAsync(new EthCall(bridge, selector), BlockReference.Latest);
    return answer is { Status: EthCallStatus.Succeeded, Data: { Length: 32 } word } && word.Span.ContainsAnyExcept((byte)0)
        ? new WalletPublicKeyHash(word.Span[..WalletPublicKeyHash.Size])
        : throw new FormatException($"The Bridge at {bridge} names no active wallet: give one with --wallet.");
}
