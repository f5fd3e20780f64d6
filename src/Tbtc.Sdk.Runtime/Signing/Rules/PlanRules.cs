namespace Tbtc.Sdk.Signing;

/// <summary>What must hold of a migration plan.</summary>
internal static class PlanRules
{
    private const string Field = "migrationTransactionPlan";

    public static void Check(RuleContext rules)
    {
        rules.RequireThere(Field, rules.Request.MigrationTransactionPlan);
        if (rules.Request.MigrationTransactionPlan is not { } plan)
        {
            return;
        }

        rules.Expect($"{Field}.planVersion", plan.PlanVersion, MigrationTransactionPlan.Version, "the one version there is");
        RequirePositive(rules, $"{Field}.inputValueSats", plan.InputValueSats);
        RequirePositive(rules, $"{Field}.destinationValueSats", plan.DestinationValueSats);
        RequirePositive(rules, $"{Field}.feeSats", plan.FeeSats);
        rules.Expect($"{Field}.anchorValueSats", plan.AnchorValueSats, MigrationTransactionPlan.RequiredAnchorValueSats, "the value of every anchor");
        rules.Expect($"{Field}.inputSequence", plan.InputSequence, MigrationTransactionPlan.RequiredInputSequence, "0xFFFFFFFD");
        rules.ExpectSame($"{Field}.lockTime", (ulong)plan.LockTime, "maturityHeight", rules.Request.MaturityHeight);
        CheckSum(rules, plan);
        if (ComputeCommitmentHash(rules) is { } commitment)
        {
            rules.Expect(
                $"{Field}.planCommitmentHash",
                plan.PlanCommitmentHash,
                commitment.ToString(),
                $"the SHA-256 that the other fields of {rules.PathOf(Field)} and the request's reserve, epoch, activeOutpoint and destinationCommitmentHash give");
        }
    }

    public static Bytes32? ComputeCommitmentHash(RuleContext rules)
    {
        var canCompute = rules.CanUse(
            "reserve",
            "epoch",
            "activeOutpoint.txid",
            "activeOutpoint.vout",
            "destinationCommitmentHash",
            $"{Field}.planVersion",
            $"{Field}.inputValueSats",
            $"{Field}.destinationValueSats",
            $"{Field}.anchorValueSats",
            $"{Field}.feeSats",
            $"{Field}.inputSequence",
            $"{Field}.lockTime");
        return rules.Request.MigrationTransactionPlan is { } plan && canCompute ? CovenantDigests.ComputePlanCommitmentHash(rules.Request, plan) : null;
    }

    private static void RequirePositive(RuleContext rules, string field, ulong value)
    {
        if (value == 0 && rules.CanUse(field))
        {
            rules.Add(field, "expected at least 1 satoshi; got 0");
        }
    }

    private static void CheckSum(RuleContext rules, MigrationTransactionPlan plan)
    {
        if (!rules.CanUse($"{Field}.destinationValueSats", $"{Field}.anchorValueSats", $"{Field}.feeSats"))
        {
            return;
        }

        // 128 bits hold the sum of any three values of 64.
        var sum = (UInt128)plan.DestinationValueSats + plan.AnchorValueSats + plan.FeeSats;
        rules.Expect(
            $"{Field}.inputValueSats",
            (UInt128)plan.InputValueSats,
            sum,
            $"which is destinationValueSats {plan.DestinationValueSats} + anchorValueSats {plan.AnchorValueSats} + feeSats {plan.FeeSats}");
    }
}
