namespace Tbtc.Sdk.Chain;

/// <summary>A batch that is asked until each of its calls has an answer that is worth keeping.</summary>
/// <param name="calls">All calls of the batch.</param>
/// <param name="keepsAnswers">
/// Whether answers are kept while the others are asked for again. Only those at a block hash are: a tag or number may mean another block the next time.
/// </param>
internal sealed class PendingBatch(IReadOnlyList<EthCall> calls, bool keepsAnswers)
{
    private readonly EthCallResult?[] _results = new EthCallResult?[calls.Count];
    private int[]? _open;

    /// <summary>The calls to ask next.</summary>
    public IReadOnlyList<EthCall> Open => _open is null ? calls : Array.ConvertAll(_open, index => calls[index]);

    /// <summary>The result of each call, once there was an answer to the batch.</summary>
    public IReadOnlyList<EthCallResult>? Results { get; private set; }

    /// <summary>Takes the answers to <see cref="Open"/>.</summary>
    /// <returns>Why a call should be asked again, or null where none should.</returns>
    public EthereumRpcException? Take(IReadOnlyList<EthCallResult> answers)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            _results[_open?[i] ?? i] = answers[i];
        }

        Results = _results!;
        var open = Enumerable.Range(0, _results.Length).Where(index => _results[index] is { IsFailed: true, Error.IsTransient: true }).ToArray();
        _open = keepsAnswers ? open : null;
        return open.Length == 0 ? null : _results[open[0]]!.Error;
    }
}
