using System.Globalization;
using System.Numerics;
using Nethereum.Hex.HexTypes;
using Nethereum.JsonRpc.Client;
using Nethereum.JsonRpc.Client.RpcMessages;
using Nethereum.RPC.Eth.DTOs;

namespace Tbtc.Sdk.Chain;

/// <summary>An Ethereum node reached through a Nethereum client.</summary>
/// <remarks>
/// <para>
/// Answers are checked as over HTTP: their ids, types and lengths. They are not bounded, since Nethereum reads them whole; limit them on its HTTP client.
/// </para>
/// <para>
/// Nethereum cannot be cancelled: when a token is cancelled or the time is up, waiting ends, and the request goes on behind it until Nethereum gives
/// up. One request is one attempt. As safe to use from any thread as the client, which those of Nethereum are.
/// </para>
/// </remarks>
public sealed class NethereumRpc : IEthereumRpc
{
    private static readonly TimeSpan DefaultRequestTimeout = TimeSpan.FromSeconds(10);

    private readonly IClient _client;
    private readonly TimeSpan _requestTimeout;
    private readonly TimeProvider _time;
    private long _lastId;

    /// <summary>Reaches a node through <paramref name="client"/>.</summary>
    /// <param name="client">The client, such as the <c>Client</c> of an <c>IWeb3</c>.</param>
    /// <param name="url">The node's address, for messages: only its scheme, host and port are shown.</param>
    /// <param name="requestTimeout">How long one request may take; 10 seconds unless given.</param>
    /// <param name="time">The clock of the timeout; the system's unless given.</param>
    /// <exception cref="ArgumentException"><paramref name="url"/> is not absolute.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="requestTimeout"/> is not positive.</exception>
    public NethereumRpc(IClient client, Uri url, TimeSpan? requestTimeout = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri)
        {
            throw new ArgumentException("The address is not absolute: give it with scheme and host.", nameof(url));
        }

        _client = client;
        _requestTimeout = requestTimeout ?? DefaultRequestTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_requestTimeout, TimeSpan.Zero, nameof(requestTimeout));
        _time = time ?? TimeProvider.System;
        Endpoint = url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
    }

    /// <inheritdoc/>
    public string Endpoint { get; }

    /// <inheritdoc/>
    public async Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default) =>
        NodeValue.Quantity(await AskAsync("eth_chainId", [], cancellationToken).ConfigureAwait(false)) ?? throw Malformed("a quantity");

    /// <inheritdoc/>
    public async Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default) =>
        NodeValue.Quantity(await AskAsync("eth_blockNumber", [], cancellationToken).ConfigureAwait(false)) ?? throw Malformed("a quantity");

    /// <inheritdoc/>
    public async Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default)
    {
        var method = block.Kind == BlockReferenceKind.Hash ? "eth_getBlockByHash" : "eth_getBlockByNumber";
        var result = await AskAsync(method, [BlockParameter(block), false], cancellationToken).ConfigureAwait(false);
        if (NodeValue.IsNull(result))
        {
            return null;
        }

        if (NodeValue.Quantity(NodeValue.Member(result, "number")) is not { } number
            || !Bytes32.TryParse(NodeValue.Text(NodeValue.Member(result, "hash")), null, out var hash))
        {
            throw Malformed("a block with a number and a hash");
        }

        return (block.Number ?? number) == number && (block.Hash ?? hash) == hash
            ? new(number, hash)
            : throw Malformed($"block {block}, not block {number} ({hash})");
    }

    /// <inheritdoc/>
    public async Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default)
    {
        var request = CallRequest(call, block);
        var response = await SendAsync(() => _client.SendAsync(request), cancellationToken).ConfigureAwait(false);
        RequireAnswer(request, response);
        var result = ToCallResult(response);
        return result.IsFailed ? throw result.Error : result;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EthCallResult>> CallBatchAsync(
        IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        if (calls.Count == 0)
        {
            return [];
        }

        var batch = new NethereumBatch(calls.Select(call => CallRequest(call, block)));
        await SendAsync(() => _client.SendBatchRequestAsync(batch), cancellationToken).ConfigureAwait(false);
        var responses = batch.Responses ?? throw Malformed("an answer");
        if (responses is [{ HasError: true, Id: null } refusal])
        {
            throw EthereumRpcException.FromRpcError(Endpoint, refusal.Error.Code, refusal.Error.Message ?? "");
        }

        var results = new Dictionary<string, EthCallResult>(calls.Count);
        foreach (var response in responses)
        {
            if (response is null || Id(response) is not { } id || !batch.Asks(id))
            {
                throw Malformed("answers to the requests of a batch alone");
            }

            results[id] = results.ContainsKey(id) ? EthCallResult.Failed(Malformed("one answer to each request of a batch")) : ToCallResult(response);
        }

        return [.. batch.Ids.Select(id => results.GetValueOrDefault(id) ?? EthCallResult.Failed(Malformed("an answer to each request of a batch")))];
    }

    private RpcRequestMessage CallRequest(EthCall call, BlockReference block)
    {
        var input = new CallInput("0x" + Convert.ToHexStringLower(call.Data.Span), call.To?.ToString())
        {
            Gas = call.GasLimit is { } gas ? new HexBigInteger(new BigInteger(gas)) : null,
        };
        return Request("eth_call", [input, BlockParameter(block)]);
    }

    private static string BlockParameter(BlockReference block) =>
        block.Number is { } number ? "0x" + number.ToString("x", CultureInfo.InvariantCulture) : block.ToString();

    // Ids are text: Nethereum's client for System.Text.Json writes no other that it does not know.
    private RpcRequestMessage Request(string method, object[] parameters) =>
        new(Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture), method, parameters);

    private async Task<object?> AskAsync(string method, object[] parameters, CancellationToken cancellationToken)
    {
        var request = Request(method, parameters);
        var response = await SendAsync(() => _client.SendAsync(request), cancellationToken).ConfigureAwait(false);
        RequireAnswer(request, response);
        return response.HasError
            ? throw EthereumRpcException.FromRpcError(Endpoint, response.Error.Code, response.Error.Message ?? "")
            : response.Result;
    }

    private async Task<T> SendAsync<T>(Func<Task<T>> send, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await send().WaitAsync(_requestTimeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException late)
        {
            throw EthereumRpcException.TimedOut(Endpoint, _requestTimeout, late);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            // Nethereum's exceptions have no base in common, and its clients let others through.
            throw NethereumFailure.ToRpcException(Endpoint, failed);
        }
    }

    private void RequireAnswer(RpcRequestMessage request, RpcResponseMessage? response)
    {
        if (response is null)
        {
            throw Malformed("an answer");
        }

        if (Id(response) is not { } id ? !response.HasError : id != (string)request.Id)
        {
            throw Malformed($"an answer to request {request.Id}");
        }

        if (response.HasError && !NodeValue.IsNull(response.Result))
        {
            throw Malformed("a result or an error, not both");
        }
    }

    private EthCallResult ToCallResult(RpcResponseMessage response)
    {
        if (response.HasError)
        {
            return EthCallResult.FromRpcError(Endpoint, response.Error.Code, response.Error.Message ?? "", NodeValue.RevertData(response.Error.Data));
        }

        return NodeValue.Bytes(NodeValue.Text(response.Result)) is { } bytes ? EthCallResult.Succeeded(bytes) : EthCallResult.Failed(Malformed("bytes, 0x and two hex digits each"));
    }

    private static string? Id(RpcResponseMessage response) => response.Id?.ToString();

    private EthereumRpcException Malformed(string expected) => new(
        EthereumRpcErrorKind.MalformedResponse, $"the node at {Endpoint} answered with something else than was asked for: expected {expected}", Endpoint);
}
