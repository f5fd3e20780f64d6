using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>An engine that does what a test says.</summary>
internal sealed class ScriptedEngine : ISigningEngine
{
    public Func<SigningTurn, CancellationToken, Task<SigningTransition?>> OnSubmit { get; set; } = static (_, _) => Task.FromResult<SigningTransition?>(null);

    public Func<SigningTurn, CancellationToken, Task<SigningTransition?>> OnPoll { get; set; } = static (_, _) => Task.FromResult<SigningTransition?>(null);

    public async ValueTask<SigningTransition?> OnSubmitAsync(SigningTurn turn, CancellationToken cancellationToken) => await OnSubmit(turn, cancellationToken);

    public async ValueTask<SigningTransition?> OnPollAsync(SigningTurn turn, CancellationToken cancellationToken) => await OnPoll(turn, cancellationToken);
}
