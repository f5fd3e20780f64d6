using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The store's tables, version by version. Plain SQL: no extension, no procedural code.</summary>
internal static partial class Schema
{
    /// <summary>What the one row of the table <c>store</c> says, so that no other application's tables are taken for ours.</summary>
    public const string Application = "tbtc-sdk/covenant-signer-jobs";

    /// <summary>The version that this code needs.</summary>
    public static int Version => Migrations.Length;

    /// <summary>Each brings the schema from the version before to its own. Shipped ones never change; each is repeatable.</summary>
    private static readonly Func<string, string>[] Migrations = [First];

    /// <summary>What the application's role may do with each table, and no more.</summary>
    public static IReadOnlyDictionary<string, string[]> Rights { get; } = new Dictionary<string, string[]>
    {
        ["migrations"] = ["SELECT"],
        ["store"] = ["SELECT"],
        ["route_keys"] = ["SELECT", "INSERT"],
        ["job_history"] = ["SELECT", "INSERT"],
        ["decisions"] = ["SELECT", "INSERT"],
        ["jobs"] = ["SELECT", "INSERT", "UPDATE"],
        ["job_leases"] = ["SELECT", "INSERT", "UPDATE"],
        ["quarantine"] = ["SELECT", "INSERT", "UPDATE", "DELETE"],
        ["unaccounted"] = ["SELECT", "INSERT", "UPDATE"],
    };

    public static IEnumerable<string> From(int version, string schema) => Migrations.Skip(version).Select(migration => migration(schema));

    public static bool IsName(string? name) => name is not null && Name().IsMatch(name);

    /// <summary>Takes everything from the role and gives it what <see cref="Rights"/> says.</summary>
    public static string Grant(string schema, string role) => string.Join('\n',
    [
        $"GRANT USAGE ON SCHEMA {schema} TO {role};",
        .. Rights.Select(table => $"REVOKE ALL ON {schema}.{table.Key} FROM {role};\nGRANT {string.Join(", ", table.Value)} ON {schema}.{table.Key} TO {role};"),
        $"GRANT USAGE ON SEQUENCE {schema}.revisions TO {role};",
    ]);

    private static string First(string schema) => $"""
        CREATE TABLE IF NOT EXISTS {schema}.store (
          only_row boolean NOT NULL DEFAULT true,
          application text NOT NULL,
          store_id uuid NOT NULL,
          created_at timestamptz NOT NULL DEFAULT now(),
          CONSTRAINT store_only_row PRIMARY KEY (only_row),
          CONSTRAINT store_only_row_is_true CHECK (only_row));

        -- Insert-only: the application's role may not update or delete.
        CREATE TABLE IF NOT EXISTS {schema}.route_keys (
          route text COLLATE "C" NOT NULL,
          route_request_id text COLLATE "C" NOT NULL,
          request_id text COLLATE "C" NOT NULL,
          request_digest bytea NOT NULL,
          attempt_id uuid NOT NULL,
          accepted_at timestamptz NOT NULL DEFAULT now(),
          CONSTRAINT route_keys_one_job_for_ever PRIMARY KEY (route, route_request_id),
          CONSTRAINT route_keys_request_id UNIQUE (request_id));

        -- The route key stands here too, unique as well: two tables are two witnesses.
        CREATE TABLE IF NOT EXISTS {schema}.jobs (
          request_id text COLLATE "C" NOT NULL,
          route text COLLATE "C" NOT NULL,
          route_request_id text COLLATE "C" NOT NULL,
          request_digest bytea NOT NULL,
          revision bigint NOT NULL,
          state smallint NOT NULL,
          body bytea,
          checksum bytea NOT NULL,
          CONSTRAINT jobs_request_id PRIMARY KEY (request_id),
          CONSTRAINT jobs_route_key UNIQUE (route, route_request_id));
        CREATE INDEX IF NOT EXISTS jobs_state ON {schema}.jobs (state, request_id);

        -- Insert-only: a row of jobs that is not the newest entry here was rolled back or altered.
        CREATE TABLE IF NOT EXISTS {schema}.job_history (
          request_id text COLLATE "C" NOT NULL,
          revision bigint NOT NULL,
          state smallint NOT NULL,
          checksum bytea NOT NULL,
          attempt_id uuid NOT NULL,
          written_at timestamptz NOT NULL DEFAULT now(),
          CONSTRAINT job_history_revision PRIMARY KEY (request_id, revision));

        -- Rows stay, so that a token is never given twice.
        CREATE TABLE IF NOT EXISTS {schema}.job_leases (
          request_id text COLLATE "C" NOT NULL,
          token bigint NOT NULL,
          holder text NOT NULL,
          attempt_id uuid NOT NULL,
          expires_at timestamptz NOT NULL,
          CONSTRAINT job_leases_request_id PRIMARY KEY (request_id));

        -- What some node has seen to be wrong, for lists and reports. Whether a job is served is decided by its rows.
        CREATE TABLE IF NOT EXISTS {schema}.quarantine (
          request_id text COLLATE "C" NOT NULL,
          reason text NOT NULL,
          since timestamptz NOT NULL DEFAULT now(),
          CONSTRAINT quarantine_request_id PRIMARY KEY (request_id));

        -- Traces of jobs whose route key is lost: while one is not resolved, no unknown key is accepted.
        CREATE TABLE IF NOT EXISTS {schema}.unaccounted (
          name text COLLATE "C" NOT NULL,
          reason text NOT NULL,
          since timestamptz NOT NULL DEFAULT now(),
          resolved_at timestamptz,
          CONSTRAINT unaccounted_name PRIMARY KEY (name));

        -- Insert-only: who did what, when and why, with the bytes that were replaced.
        CREATE TABLE IF NOT EXISTS {schema}.decisions (
          decision_id uuid NOT NULL,
          verb smallint NOT NULL,
          request_id text COLLATE "C",
          route text COLLATE "C",
          route_request_id text COLLATE "C",
          thing text,
          who text NOT NULL,
          why text NOT NULL,
          decided_at timestamptz NOT NULL DEFAULT now(),
          replaced_body bytea,
          CONSTRAINT decisions_id PRIMARY KEY (decision_id));

        CREATE SEQUENCE IF NOT EXISTS {schema}.revisions INCREMENT BY {Revisions.BlockSize};
        """;

    [GeneratedRegex(@"^[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
