namespace Tbtc.Sdk.Chain;

/// <summary>Decodes the reader program's answer in place: what is allocated is what is handed out.</summary>
internal sealed class ProgramDecoder(TbtcNetwork network, string endpoint)
{
    private readonly WalletResults _results = new(network.Bridge, endpoint);

    /// <summary>Decodes the answer for <paramref name="asked"/>; null where it is not the program's, which a node that does not run it gives.</summary>
    /// <exception cref="BridgeReadException">The program was executed on another chain or at another block.</exception>
    public ProgramReading? Decode(EthCallResult result, ReadOnlySpan<WalletPublicKeyHash> asked, PinnedBlock block)
    {
        if (!ReaderAnswer.TryRead(result, out var answer) || answer.Count > asked.Length)
        {
            return null;
        }

        RequireChain(answer.ChainId);
        RequireBlock(answer.Block, block);
        var read = new PinnedBlock(block.Reference.Hash is null ? answer.Block.Number : block.Reference, answer.Block);
        return Abi.TryAddress(answer.RegistryWord, out var registry) && registry == (network.WalletRegistry ?? registry)
            ? Decode(ref answer, asked, read, registry)
            : new(read, default, ArraySegment<WalletReadResult?>.Empty, null, NeedsPlainCalls: true);
    }

    private ProgramReading? Decode(ref ReaderAnswer answer, ReadOnlySpan<WalletPublicKeyHash> asked, PinnedBlock block, Address registry)
    {
        var results = new WalletReadResult?[answer.Count];
        var blockNumber = answer.Block.Number;
        var read = results.Length;
        List<SuspectWallet>? suspects = null;
        for (var i = 0; i < results.Length; i++)
        {
            if (!answer.TryReadNext(out var record) || !record.Wallet.SequenceEqual(asked[i].AsSpan()))
            {
                return null;
            }

            if (read < i)
            {
                continue;
            }

            if (!record.HasBridgeAnswer)
            {
                read = i;
                continue;
            }

            results[i] = _results.FromBridge(asked[i], record.BridgeAnswer, blockNumber, out var wallet);
            if (results[i] is not null)
            {
                continue;
            }

            switch (record.Registry)
            {
                case ReaderRegistryStatus.Returned:
                    var returned = WalletRegistryContract.Returned(
                        record.RegistryAnswer, record.RegistryAnswerLength, wallet.EcdsaWalletId, registry, blockNumber);
                    results[i] = WalletResults.Found(asked[i], wallet, returned, blockNumber, block.Reference.Hash);
                    break;

                case ReaderRegistryStatus.Failed:
                    var failed = WalletRegistryContract.Reverted(record.RegistryAnswer, "it gave no reason", registry, blockNumber);
                    results[i] = WalletResults.Found(asked[i], wallet, failed, blockNumber, block.Reference.Hash);
                    break;

                case ReaderRegistryStatus.FailedWithMuchGas:
                    (suspects ??= []).Add(new(i, wallet));
                    break;

                default:
                    return null;
            }
        }

        return answer.IsAtEnd ? new(block, registry, new(results, 0, read), suspects, NeedsPlainCalls: read < results.Length) : null;
    }

    private void RequireChain(ulong chainId)
    {
        if (network.ChainId is { } expected && chainId != expected)
        {
            throw _results.Errors.WrongChain(chainId, expected);
        }
    }

    private void RequireBlock(BlockMarks read, PinnedBlock asked)
    {
        if (asked.Reference.Number is { } number && number != read.Number)
        {
            throw _results.Errors.WrongBlock(read.Number, asked.Reference);
        }

        if (asked.Marks is { } marks && marks != read)
        {
            throw _results.Errors.Reorganised(read.Number);
        }
    }
}
