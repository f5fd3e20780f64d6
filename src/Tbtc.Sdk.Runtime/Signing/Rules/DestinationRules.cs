namespace Tbtc.Sdk.Signing;

/// <summary>What must hold of a migration destination.</summary>
internal static class DestinationRules
{
    private const string Field = "migrationDestination";
    private const string CommitmentField = "destinationCommitmentHash";

    public static void Check(RuleContext rules)
    {
        rules.RequireThere(Field, rules.Request.MigrationDestination);
        if (rules.Request.MigrationDestination is not { } destination)
        {
            return;
        }

        rules.ExpectSame($"{Field}.reserve", destination.Reserve, "reserve", rules.Request.Reserve);
        rules.ExpectSame($"{Field}.epoch", destination.Epoch, "epoch", rules.Request.Epoch);
        if (rules.CanUse($"{Field}.depositScript"))
        {
            rules.Expect(
                $"{Field}.depositScriptHash",
                destination.DepositScriptHash,
                CovenantDigests.ComputeDepositScriptHash(HexText.ToBytes(destination.DepositScript)).ToString(),
                $"the SHA-256 of {rules.PathOf(Field)}.depositScript");
        }

        if (rules.CanUse($"{Field}.revealer"))
        {
            rules.Expect(
                $"{Field}.migrationExtraData",
                destination.MigrationExtraData,
                CovenantDigests.ComputeMigrationExtraData(Address.Parse(destination.Revealer)),
                $"AC_MIGRATEV1 and {rules.PathOf(Field)}.revealer");
        }

        if (ComputeCommitmentHash(rules) is { } commitment)
        {
            var because = $"the SHA-256 that the fields of {rules.PathOf(Field)} give";
            rules.Expect($"{Field}.{CommitmentField}", destination.DestinationCommitmentHash, commitment.ToString(), because);
            rules.Expect(CommitmentField, rules.Request.DestinationCommitmentHash, commitment.ToString(), because);
        }
        else
        {
            rules.ExpectSame($"{Field}.{CommitmentField}", destination.DestinationCommitmentHash, CommitmentField, rules.Request.DestinationCommitmentHash);
        }
    }

    public static Bytes32? ComputeCommitmentHash(RuleContext rules)
    {
        var canCompute = rules.CanUse(
            $"{Field}.reserve", $"{Field}.epoch", $"{Field}.revealer", $"{Field}.vault", $"{Field}.network", $"{Field}.depositScriptHash", $"{Field}.migrationExtraData");
        return rules.Request.MigrationDestination is { } destination && canCompute ? CovenantDigests.ComputeDestinationCommitmentHash(destination) : null;
    }
}
