namespace Tbtc.Sdk.Signing;

/// <summary>Signs nothing: jobs are accepted and stay pending. For a node whose signing happens elsewhere, and for trials.</summary>
public sealed class PassiveSigningEngine : ISigningEngine
{
    /// <inheritdoc/>
    public ValueTask<SigningTransition?> OnSubmitAsync(SigningTurn turn, CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask<SigningTransition?> OnPollAsync(SigningTurn turn, CancellationToken cancellationToken) => default;
}
