using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Store.Opening;

/// <summary>What the tool looks at in a data directory before it lets the store open it.</summary>
internal static class DataDirectory
{
    private const string Journal = "covenant-signer-journal";
    private const string Jobs = "covenant-signer-jobs";
    private const string LegacyParent = "covenant-signer";
    private const string LegacyJobs = "covenant-signer/jobs";
    private const string Marker = "covenant-signer-jobs/0-OWNED-BY-TBTC-SDK.json";
    private const string HandedOverMarker = "covenant-signer-jobs/.tbtc-sdk";

    /// <summary>Refuses a directory of another user, and one without a store.</summary>
    /// <exception cref="UsageException">It, or a directory in it, is another user's.</exception>
    /// <exception cref="CommandFailedException">There is no store.</exception>
    public static void Require(string directory)
    {
        DirectoryOwner.Require(directory, Journal, Jobs, LegacyParent, LegacyJobs, Marker, HandedOverMarker);

        // A node would begin a new store there. The tool does not: a mistyped directory and an unmounted volume look like that.
        if (!IsThere(directory, Journal) && !IsThere(directory, Jobs) && !IsThere(directory, LegacyJobs))
        {
            throw new CommandFailedException(
                ExitCode.NotFound,
                $"There is no job store in {Printable.Argument(directory)}. Give the directory that has {Jobs} in it, and check that its volume is mounted.");
        }
    }

    /// <summary>Refuses a directory that a keep-core node has, which opening would take over.</summary>
    /// <exception cref="CommandFailedException">It is not ours.</exception>
    public static void RequireOwned(string directory)
    {
        if (!IsThere(directory, Marker) && (!IsThere(directory, Journal) || IsThere(directory, HandedOverMarker)))
        {
            throw new CommandFailedException(
                ExitCode.Error,
                $"{Printable.Argument(directory)} is a keep-core node's, and this would take it over. If it is to be taken over, stop that node and run 'tbtc store status' first.");
        }
    }

    // Links to nowhere count.
    private static bool IsThere(string directory, string part)
    {
        var path = Path.Join(directory, part);
        return Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
    }
}
