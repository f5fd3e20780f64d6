using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
            "'qc_v1'::text", "('ors_' || :n)::text", "('kcs_qc_' || :n)::text", "sha256('x')", "gen_random_uuid()", "1::bigint", "0::smallint", "sha256('y')", Body));

    /// <summary>Each client has a job of its own and knows what it wrote last, as a store that updates a job again and again does.</summary>
    public static string UpdateScript { get; } =
        "\\set new :old + 1\n" + OneLine(Fill(
            Statements.Update,
            Id, "(:old)::bigint", "sha256('y')", "gen_random_uuid()", "(:new)::bigint", "0::smallint", "sha256('y')", Body, Body, "0::smallint", "'qc_v1'::text", "('ors_' || (100 + :client_id))::text",
            "sha256('z')", "sha256('z')"))
        + "\\set old :new\n";

    /// <summary>Makes the clients' jobs what the script begins with. For the tables' owner.</summary>
    public static string UpdateSetup { get; } = """
        UPDATE tbtc_signer.route_keys SET request_digest = sha256('z') WHERE request_id BETWEEN 'kcs_qc_0000000000000064' AND 'kcs_qc_00000000000000ff';
        UPDATE tbtc_signer.jobs SET request_digest = sha256('z'), revision = 1, state = 0, checksum = sha256('y'), body = convert_to(repeat('x', 3200), 'UTF8')
          WHERE request_id BETWEEN 'kcs_qc_0000000000000064' AND 'kcs_qc_00000000000000ff';
        DELETE FROM tbtc_signer.job_history WHERE request_id BETWEEN 'kcs_qc_0000000000000064' AND 'kcs_qc_00000000000000ff';
        INSERT INTO tbtc_signer.job_history (request_id, revision, state, checksum, attempt_id)
          SELECT request_id, revision, state, checksum, gen_random_uuid() FROM tbtc_signer.jobs WHERE request_id BETWEEN 'kcs_qc_0000000000000064' AND 'kcs_qc_00000000000000ff';
        """;

    /// <summary>The first client's job, and what every client's job begins with.</summary>
    public const int FirstJob = 100;

    public static byte[] FirstBody { get; } = Encoding.UTF8.GetBytes(new string('x', 3200));

    public static byte[] FirstChecksum { get; } = SHA256.HashData("y"u8);

    public static byte[] FirstDigest { get; } = SHA256.HashData("z"u8);

    private const string Id = "('kcs_qc_' || lpad(to_hex((100 + :client_id)::bigint), 16, '0'))::text";
    private const string Body = "convert_to(repeat('x', 3200), 'UTF8')";

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
                    "-n", "-M", "prepared", "-c", Text(clients), "-j", Text(Math.Min(clients, 2)), "-T", Text((int)time.TotalSeconds), "-f", file, "-D", "old=1",
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
