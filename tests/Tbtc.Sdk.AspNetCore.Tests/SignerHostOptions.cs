using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Signing;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>What a test wants of its signer.</summary>
internal sealed class SignerHostOptions
{
    public string? Token { get; init; }

    public bool EnableSelfV1 { get; init; }

    public CovenantRequestPolicy Policy { get; init; } = new() { Domain = Vectors.Domain };

    public ISigningEngine? Engine { get; init; }

    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    public Action<KestrelServerOptions> Server { get; init; } = static _ => { };

    public Action<IServiceCollection> Services { get; init; } = static _ => { };

    public TestDirectory? Directory { get; init; }

    public RecordedLog Log { get; init; } = new();
}
