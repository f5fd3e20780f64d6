namespace Tbtc.Sdk.Package.Tests;

/// <summary>What a build with the package reports, line by line: each rule, and one message for one mistake, ours where it is shown and else the compiler's.</summary>
[Collection(nameof(PackedPackages))]
public sealed class ReportsTests(ReportsConsumer consumer) : IClassFixture<ReportsConsumer>
{
    [Fact]
    public void Each_rule_is_shown_in_the_place_of_the_compilers_warning() => consumer.AssertReports("Rules.cs");

    [Fact]
    public void Rule_lowered_to_warning_is_shown_as_one() => consumer.AssertReports("LoweredToWarning.cs");

    [Fact]
    public void Hash_proven_by_linq_is_not_reported() => consumer.AssertReports("ProvenByLinq.cs");

    [Fact]
    public void Hash_proven_by_a_flag_is_not_reported() => consumer.AssertReports("ProvenByAFlag.cs");

    [Fact]
    public void Hash_proven_by_an_alias_is_not_reported() => consumer.AssertReports("ProvenByAnAlias.cs");

    [Fact]
    public void Compilers_warning_stays_where_the_rule_is_switched_off() => consumer.AssertReports("SwitchedOff.cs");

    [Fact]
    public void Compilers_warning_stays_under_a_pragma() => consumer.AssertReports("UnderAPragma.cs");

    [Fact]
    public void Compilers_warning_stays_where_an_attribute_suppresses_the_rule() => consumer.AssertReports("SuppressedByAttribute.cs");

    [Fact]
    public void Compilers_warning_stays_in_a_file_named_as_generated() => consumer.AssertReports("NamedAsGenerated.g.cs");

    [Fact]
    public void Compilers_warning_stays_in_a_file_marked_as_generated() => consumer.AssertReports("MarkedAsGenerated.cs");
}
