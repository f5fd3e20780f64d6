namespace Tbtc.Sdk.Cli.Tests.Signer.Kills;

/// <summary>What a campaign came to.</summary>
internal sealed class KillCounts
{
    public int Rounds { get; set; }

    public int Kills { get; set; }

    /// <summary>Kills of the server while a request was sent and not answered.</summary>
    public int KillsInFlight { get; set; }

    /// <summary>Kills of the server before it served: while it read, healed or took up what the one before had left.</summary>
    public int KillsWhileOpening { get; set; }

    /// <summary>Ends by SIGTERM, with exit code 0.</summary>
    public int OrderlyEnds { get; set; }

    public int ClientKills { get; set; }

    /// <summary>Submits that a client had begun when it was killed, and that the next one took up.</summary>
    public int TakenUpByClients { get; set; }

    public int Submits { get; set; }

    public int Acknowledged { get; set; }

    public int Retried { get; set; }

    /// <summary>Requests that lost their connection before they were answered.</summary>
    public int CutOff { get; set; }

    public int Repeated { get; set; }

    public int Polled { get; set; }

    /// <summary>Other requests under an acknowledged id, refused with 400.</summary>
    public int Conflicts { get; set; }

    /// <summary>Answers with 503.</summary>
    public int Refused { get; set; }

    /// <summary>Questions for an acknowledgement after a start, each by a poll and by the same submit, that were answered with its request id.</summary>
    public int Found { get; set; }

    /// <summary>The same, refused because that very job was damaged.</summary>
    public int FoundInQuarantine { get; set; }

    public int PutBackWhileServing { get; set; }

    public int PutBackWhileStopped { get; set; }

    public int RestoredByTheTool { get; set; }

    /// <summary>Stores whose files were read at the end: each job once.</summary>
    public int StoresRead { get; set; }

    public int JobsRead { get; set; }

    /// <summary>Stores with both copies of the journal damaged at the same place, or lost.</summary>
    public int StoresWithoutLedger { get; set; }

    public int NotOpenedWithoutLedger { get; set; }

    public int FoundWithoutLedger { get; set; }

    public int RefusedWithoutLedger { get; set; }

    public SortedDictionary<StoreDamageKind, int> Damages { get; } = [];

    public override string ToString() => string.Join(
        '\n',
        [
            $"{Rounds,8} rounds",
            $"{Kills,8} kills of the server, {KillsInFlight} of them with requests in flight; {KillsWhileOpening} more while it opened the store; {OrderlyEnds} orderly ends",
            $"{ClientKills,8} kills of the client, which took {TakenUpByClients} submits up again",
            $"{Submits,8} submits, {Acknowledged} acknowledged, {Retried} retried after no answer; {CutOff} requests lost their connection",
            $"{Repeated + Polled + Conflicts,8} asked meanwhile: {Repeated} same submits, {Polled} polls, {Conflicts} other requests under a taken id, which were refused",
            $"{Refused,8} refused meanwhile, because that job was in quarantine or the node was stopping",
            $"{Found + FoundInQuarantine,8} acknowledgements asked for after a start, by poll and by submit: {Found} found, {FoundInQuarantine} refused, in quarantine",
            $"{PutBackWhileServing + PutBackWhileStopped + RestoredByTheTool,8} jobs repaired and served again: {PutBackWhileServing} put back while the node ran, {PutBackWhileStopped} before the next start, {RestoredByTheTool} by the tool",
            $"{JobsRead,8} jobs read in the files of {StoresRead} stores at the end, and compared with what was acknowledged",
            $"{Damages.Values.Sum(),8} damages:",
            .. Damages.Select(damage => $"{damage.Value,12} {damage.Key}"),
            $"{StoresWithoutLedger,8} stores damaged in both copies of the journal: of their acknowledgements {FoundWithoutLedger} found, {RefusedWithoutLedger} refused; {NotOpenedWithoutLedger} stores not opened",
        ]);
}
