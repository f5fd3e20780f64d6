using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary>One thing that the store does not serve: a job in quarantine, or something unknown.</summary>
/// <param name="Job">The job, or null.</param>
/// <param name="File">The unknown thing, or null.</param>
/// <param name="Content">The bytes that are there, or null.</param>
internal sealed record QuarantinedThing(QuarantinedJob? Job, UnknownFile? File, ReadOnlyMemory<byte>? Content)
{
    /// <summary>The options that name it.</summary>
    public sealed class Options
    {
        private readonly Option<string?> _requestId = ActOptions.RequestId("A job in quarantine.", isRequired: false);
        private readonly Option<string?> _unknown = ActOptions.Unknown("Something unknown, as status names it.", isRequired: false);

        public Options(Command command)
        {
            command.Add(_requestId);
            command.Add(_unknown);
        }

        /// <summary>Finds what is named, and reads what is there.</summary>
        /// <exception cref="UsageException">Not exactly one thing is named.</exception>
        /// <exception cref="CommandFailedException">It is not in quarantine.</exception>
        public async Task<QuarantinedThing> FindAsync(OpenedStore store, ParseResult parsed, CancellationToken cancellationToken)
        {
            var (requestId, unknown) = (parsed.GetValue(_requestId), parsed.GetValue(_unknown));
            var report = await store.VerifyAsync(cancellationToken).ConfigureAwait(false);
            if (requestId is not null)
            {
                var job = report.Quarantined.FirstOrDefault(job => job.RequestId == requestId) ?? throw Missing($"The job {Printable.Argument(requestId)}");
                return new(job, null, await store.Quarantine.ReadDamagedAsync(requestId, cancellationToken).ConfigureAwait(false));
            }

            var file = report.Unknown.FirstOrDefault(file => file.File == unknown) ?? throw Missing($"The file {Printable.Argument(unknown!)}");
            return new(null, file, store.Store is DirectoryJobStore directory ? await directory.ReadUnknownAsync(file.File, cancellationToken).ConfigureAwait(false) : null);
        }

        /// <summary>Requires one thing to be named.</summary>
        /// <exception cref="UsageException">None is, or two are.</exception>
        public void RequireOne(ParseResult parsed)
        {
            if (parsed.GetValue(_requestId) is null == parsed.GetValue(_unknown) is null)
            {
                throw new UsageException("What is meant? Give a job with --request-id, or something unknown with --unknown.");
            }
        }

        private static CommandFailedException Missing(string thing) =>
            new(ExitCode.NotFound, $"{thing} is not in quarantine. 'tbtc store quarantine list' shows what is.");
    }
}
