using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Signing;

/// <summary>Picks up what was accepted and not driven: when the host starts, and again and again. Stops the signer when the host begins to stop.</summary>
internal sealed class CovenantSignerService(
    CovenantSigner signer, CovenantSignerOptions options, IHostApplicationLifetime? lifetime, TimeProvider time, ILogger<CovenantSigner> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = lifetime?.ApplicationStopping.Register(signer.Stop);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await signer.DriveSubmittedAsync(stoppingToken).ConfigureAwait(false) is > 0 and var jobs)
                {
                    CovenantSignerLog.PickedUp(logger, jobs);
                }
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                CovenantSignerLog.SweepFailed(logger, failed);
            }

            await Task.Delay(options.SweepInterval, time, stoppingToken).ConfigureAwait(false);
        }
    }
}
