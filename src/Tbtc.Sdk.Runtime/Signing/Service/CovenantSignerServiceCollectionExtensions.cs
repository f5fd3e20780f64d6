using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tbtc.Sdk;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Signing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the covenant signer.</summary>
public static class CovenantSignerServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="CovenantSigner"/> over the <see cref="IJobStore"/> that is registered. Jobs that were accepted and not driven are picked up when the
    /// host starts, and again and again.
    /// </summary>
    /// <remarks>
    /// An <see cref="ISigningEngine"/> that is registered before is kept; the <see cref="PassiveSigningEngine"/> is taken otherwise. Signer approvals are verified
    /// where an <see cref="ISignerApprovalVerifier"/> is registered: <see cref="AddSignerApprovalVerifier"/> registers the one that reads the chain.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options: the policy is required.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="OptionsValidationException">Thrown later: an option is missing or out of range. The message lists every mistake.</exception>
    public static IServiceCollection AddCovenantSigner(this IServiceCollection services, Action<CovenantSignerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<CovenantSignerOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CovenantSignerOptions>, CovenantSignerOptionsValidator>());
        services.TryAddSingleton<ISigningEngine, PassiveSigningEngine>();
        services.TryAddSingleton(provider => new CovenantSigner(
            provider.GetRequiredService<IJobStore>(),
            provider.GetRequiredService<ISigningEngine>(),
            Options(provider),
            provider.GetService<ISignerApprovalVerifier>(),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<CovenantSigner>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CovenantSignerService>(provider => new(
            provider.GetRequiredService<CovenantSigner>(),
            Options(provider),
            provider.GetService<IHostApplicationLifetime>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILogger<CovenantSigner>>() ?? NullLogger<CovenantSigner>.Instance)));
        return services;
    }

    /// <summary>Registers the <see cref="ISignerApprovalVerifier"/> that verifies signer approvals against the chain, through the <see cref="IWalletReader"/> that is registered.</summary>
    /// <param name="services">The services.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddSignerApprovalVerifier(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<ISignerApprovalVerifier>(provider => new SignerApprovalVerifier(provider.GetRequiredService<IWalletReader>()));
        return services;
    }

    private static CovenantSignerOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<CovenantSignerOptions>>().Value;
}
