using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Tbtc.Sdk.Jobs.Server;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Benchmarks.Postgres;

/// <summary>PostgreSQL's own load generator, with the store's statements. Their parameters are made on the server, so that it sends less than the store does.</summary>
internal static partial class PgBench
{
    private static readonly Statements Statements = new("tbtc_signer");

    public static string AcceptScript { get; } =
        "\\set n random(1, 9223372036854775806)\n" + OneLine(Fill(
            Statements.Accept,
            "'qc_v1'::text", "('ors_' || :n)::text", "('kcs_qc_' || :n)::text", "sha256('x')", "gen_random_uuid()", "1::bigint", "0::smallint", "sha256('y')", "convert_to(repeat('x', 3200), 'UTF8')"));

    /// <summary>The row is read whole, as the store reads it, and only what the swap compares is sent back.</summary>
    public static string UpdateScript { get; } =
        "\\set n 100 + :client_id\n"
        + "SELECT 'kcs_qc_' || lpad(to_hex((:n)::bigint), 16, '0') AS id \\gset\n"
        + OneLine($"SELECT q.c10 AS revision, q.c13 AS checksum, octet_length(q.c12 || ''::bytea) AS length FROM ({Fill(Statements.FindById, ":id")}) AS q({string.Join(", ", Enumerable.Range(1, 19).Select(column => $"c{column}"))})").TrimEnd(';', '\n')
        + " \\gset\n"
        + OneLine(Fill(Statements.Update, ":id", ":revision", ":checksum", "gen_random_uuid()", "(:revision)::bigint + 1", "0::smallint", "sha256('y')", "convert_to(repeat('x', 3200), 'UTF8')"));

    public static async Task<double> RunAsync(string connectionString, string script, int clients, TimeSpan time)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script);
            var start = new ProcessStartInfo(
                PostgresBinaries.PathOf("pgbench"),
                [
                    "-n", "-M", "prepared", "-c", Text(clients), "-j", Text(Math.Min(clients, 2)), "-T", Text((int)time.TotalSeconds), "-f", file,
                    "-h", settings.Host!, "-p", Text(settings.Port), "-U", settings.Username!, settings.Database!,
                ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var printed = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return Rate().Match(printed) is { Success: true } rate && process.ExitCode == 0
                ? double.Parse(rate.Groups["rate"].ValueSpan, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {printed}{await errors}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Fill(string statement, params string[] values) =>
        Parameter().Replace(statement, parameter => values[int.Parse(parameter.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) - 1]);

    private static string OneLine(string statement) => statement.ReplaceLineEndings(" ") + ";\n";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$(?<number>[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"tps = (?<rate>[0-9.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();
}
