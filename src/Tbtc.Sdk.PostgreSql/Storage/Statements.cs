namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The store's statements for one schema. Everything from outside is a parameter; the schema's name was checked.</summary>
internal sealed class Statements(string schema)
{
    private static readonly string TerminalStates = string.Join(", ", Archive.Terminal.Select(state => (int)state));

    private readonly string _columns = """
        SELECT k.route, k.route_request_id, k.request_id, k.request_digest, k.attempt_id,
          j.route, j.route_request_id, j.request_id, j.request_digest, j.revision, j.state, j.body, j.checksum,
          h.request_id, h.revision, h.state, h.checksum,
          n.reason, n.since
        """;

    /// <summary>
    /// One round trip and one transaction: the key, the history and the job, or nothing. Of concurrent ones with the same key the first to insert it wins, and
    /// the others wait for its commit and then insert nothing. 1 route, 2 route request id, 3 request id, 4 digest, 5 attempt, 6 revision, 7 state,
    /// 8 checksum, 9 body.
    /// </summary>
    public string Accept { get; } = $"""
        WITH taken AS (
          INSERT INTO {schema}.route_keys (route, route_request_id, request_id, request_digest, attempt_id)
          SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM {schema}.unaccounted WHERE resolved_at IS NULL)
          ON CONFLICT (route, route_request_id) DO NOTHING RETURNING request_id),
        noted AS (
          INSERT INTO {schema}.job_history (request_id, revision, state, checksum, attempt_id) SELECT request_id, $6, $7, $8, $5 FROM taken)
        INSERT INTO {schema}.jobs (request_id, route, route_request_id, request_digest, revision, state, body, checksum)
        SELECT request_id, $1, $2, $4, $6, $7, $9, $8 FROM taken
        """;

    /// <summary>
    /// Compare and swap. What is compared is everything that was verified, the bytes too, so that nothing that was altered since is built upon or overwritten.
    /// 1 request id, 2 old revision, 3 old checksum, 4 attempt, 5 revision, 6 state, 7 checksum, 8 body, 9 old body, 10 old state, 11 route, 12 route request id, 13 digest,
    /// 14 the key's digest.
    /// </summary>
    public string Update { get; } = Swap(schema, "");

    /// <summary>
    /// The same while a lease is held. The lease's row is locked, so that a node that takes it over waits for this write, and this write sees that it
    /// was taken over. 15 token.
    /// </summary>
    public string UpdateLeased { get; } = Swap(
        schema,
        $"held AS (SELECT request_id FROM {schema}.job_leases WHERE request_id = $1 AND token = $15 AND expires_at > clock_timestamp() FOR UPDATE),");

    public string FindById => $"""
        {_columns} FROM (SELECT 1) one
          LEFT JOIN {schema}.route_keys k ON k.request_id = $1
          LEFT JOIN {schema}.jobs j ON j.request_id = $1
          LEFT JOIN LATERAL (SELECT * FROM {schema}.job_history WHERE request_id = $1 ORDER BY revision DESC LIMIT 1) h ON true
          LEFT JOIN {schema}.quarantine n ON n.request_id = $1
        """;

    public string FindByRoute => $"""
        {_columns} FROM (SELECT 1) one
          LEFT JOIN {schema}.route_keys k ON k.route = $1 AND k.route_request_id = $2
          LEFT JOIN {schema}.jobs j ON j.route = $1 AND j.route_request_id = $2
          LEFT JOIN LATERAL (
            SELECT * FROM {schema}.job_history WHERE request_id = COALESCE(k.request_id, j.request_id) ORDER BY revision DESC LIMIT 1) h ON true
          LEFT JOIN {schema}.quarantine n ON n.request_id = COALESCE(k.request_id, j.request_id)
        """;

    /// <summary>The rows of a page of request ids, whichever table has them. 1 the last id before, 2 how many.</summary>
    public string Page => $"""
        WITH page AS (
          SELECT request_id FROM (
            (SELECT request_id FROM {schema}.route_keys WHERE request_id > $1 ORDER BY request_id LIMIT $2)
            UNION (SELECT request_id FROM {schema}.jobs WHERE request_id > $1 ORDER BY request_id LIMIT $2)
            UNION (SELECT request_id FROM {schema}.job_history WHERE request_id > $1 ORDER BY request_id LIMIT $2)) every
          ORDER BY request_id LIMIT $2)
        {_columns} FROM page
          LEFT JOIN {schema}.route_keys k ON k.request_id = page.request_id
          LEFT JOIN {schema}.jobs j ON j.request_id = page.request_id
          LEFT JOIN LATERAL (SELECT * FROM {schema}.job_history WHERE request_id = page.request_id ORDER BY revision DESC LIMIT 1) h ON true
          LEFT JOIN {schema}.quarantine n ON n.request_id = page.request_id
        ORDER BY page.request_id
        """;

    /// <summary>Whether a write of ours is among all that was ever written. 1 request id, 2 revision, 3 attempt.</summary>
    public string WasWritten { get; } = $"SELECT EXISTS (SELECT 1 FROM {schema}.job_history WHERE request_id = $1 AND revision = $2 AND attempt_id = $3)";

    public string IsBlocked { get; } = $"SELECT EXISTS (SELECT 1 FROM {schema}.unaccounted WHERE resolved_at IS NULL)";

    /// <summary>1 state, 2 the last id before, 3 how many.</summary>
    public string List { get; } = $"SELECT request_id FROM {schema}.jobs WHERE state = $1 AND request_id > $2 ORDER BY request_id LIMIT $3";

    /// <summary>1 the last request id before, 2 how many.</summary>
    public string Identities { get; } = $"""
        SELECT k.request_id, k.route, k.route_request_id, k.request_digest, j.state, j.revision
        FROM {schema}.route_keys k LEFT JOIN {schema}.jobs j ON j.request_id = k.request_id WHERE k.request_id > $1 ORDER BY k.request_id LIMIT $2
        """;

    /// <summary>Jobs in a state whose last entry in the history is old enough. 1 state, 2 written before, 3 the last id before, 4 how many.</summary>
    public string ListOld { get; } = $"""
        SELECT j.request_id FROM {schema}.jobs j
        WHERE j.state = $1 AND j.request_id > $3
          AND (SELECT max(h.written_at) FROM {schema}.job_history h WHERE h.request_id = j.request_id) < $2
        ORDER BY j.request_id LIMIT $4
        """;

    /// <summary>
    /// Forgets what the history has of finished jobs beside their last entry, which proves their content. Needs the right to delete, which a node does not have.
    /// 1 written before, 2 how many.
    /// </summary>
    public string TrimHistory { get; } = $"""
        DELETE FROM {schema}.job_history old USING (
          SELECT h.request_id, h.revision FROM {schema}.job_history h JOIN {schema}.jobs j ON j.request_id = h.request_id
          WHERE j.state IN ({TerminalStates}) AND h.revision < j.revision AND h.written_at < $1 LIMIT $2) AS page
        WHERE old.request_id = page.request_id AND old.revision = page.revision
          AND EXISTS (SELECT 1 FROM {schema}.job_history last WHERE last.request_id = old.request_id AND last.revision > old.revision)
        """;

    public string NextRevisions { get; } = $"SELECT nextval('{schema}.revisions')";

    public string Count { get; } = $"SELECT count(*) FROM {schema}.route_keys";

    public string Quarantined { get; } = $"""
        SELECT n.request_id, k.route, k.route_request_id, n.reason, n.since
        FROM {schema}.quarantine n LEFT JOIN {schema}.route_keys k ON k.request_id = n.request_id ORDER BY n.request_id
        """;

    public string Unaccounted { get; } = $"SELECT name, reason, since FROM {schema}.unaccounted WHERE resolved_at IS NULL ORDER BY name";

    /// <summary>1 request id, 2 reason.</summary>
    public string NoteQuarantine { get; } = $"""
        INSERT INTO {schema}.quarantine AS n (request_id, reason) VALUES ($1, $2)
        ON CONFLICT (request_id) DO UPDATE SET reason = excluded.reason RETURNING n.since
        """;

    public string ClearQuarantine { get; } = $"DELETE FROM {schema}.quarantine WHERE request_id = $1";

    /// <summary>1 name, 2 reason.</summary>
    public string NoteUnaccounted { get; } = $"INSERT INTO {schema}.unaccounted (name, reason) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";

    /// <summary>Takes a lease that is free, or that an earlier try of the same attempt took. 1 request id, 2 attempt, 3 seconds, 4 holder.</summary>
    public string AcquireLease { get; } = $"""
        INSERT INTO {schema}.job_leases AS l (request_id, token, holder, attempt_id, expires_at)
        SELECT request_id, 1, $4, $2, clock_timestamp() + $3 * interval '1 second' FROM {schema}.jobs WHERE request_id = $1
        ON CONFLICT (request_id) DO UPDATE SET token = l.token + 1, holder = excluded.holder, attempt_id = excluded.attempt_id,
          expires_at = clock_timestamp() + $3 * interval '1 second'
        WHERE l.expires_at <= clock_timestamp() OR l.attempt_id = $2
        RETURNING l.token, l.expires_at
        """;

    /// <summary>1 request id, 2 token, 3 seconds.</summary>
    public string RenewLease { get; } = $"""
        UPDATE {schema}.job_leases SET expires_at = clock_timestamp() + $3 * interval '1 second'
        WHERE request_id = $1 AND token = $2 AND expires_at > clock_timestamp() RETURNING token, expires_at
        """;

    /// <summary>1 request id, 2 token.</summary>
    public string ReleaseLease { get; } = $"""
        UPDATE {schema}.job_leases SET expires_at = clock_timestamp() WHERE request_id = $1 AND token = $2 AND expires_at > clock_timestamp()
        """;

    /// <summary>1 request id, 2 token.</summary>
    public string IsLeaseHeld { get; } =
        $"SELECT EXISTS (SELECT 1 FROM {schema}.job_leases WHERE request_id = $1 AND token = $2 AND expires_at > clock_timestamp())";

    /// <summary>
    /// What an operator decided about a job: the decision, the key where it is lost, the history and the job, or nothing. 1 decision, 2 verb, 3 request id, 4 route,
    /// 5 route request id, 6 the unknown thing or null, 7 who, 8 why, 9 replaced bytes, 10 digest, 11 revision, 12 state, 13 checksum, 14 body.
    /// </summary>
    public string Decide { get; } = $"""
        WITH decided AS (
          INSERT INTO {schema}.decisions (decision_id, verb, request_id, route, route_request_id, thing, who, why, replaced_body)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)),
        keyed AS (
          INSERT INTO {schema}.route_keys (route, route_request_id, request_id, request_digest, attempt_id) VALUES ($4, $5, $3, $10, $1)
          ON CONFLICT (request_id) DO NOTHING),
        noted AS (
          INSERT INTO {schema}.job_history (request_id, revision, state, checksum, attempt_id) VALUES ($3, $11, $12, $13, $1)),
        cleared AS (DELETE FROM {schema}.quarantine WHERE request_id = $3),
        resolved AS (UPDATE {schema}.unaccounted SET resolved_at = now() WHERE name = $6 AND resolved_at IS NULL)
        INSERT INTO {schema}.jobs (request_id, route, route_request_id, request_digest, revision, state, body, checksum)
        VALUES ($3, $4, $5, $10, $11, $12, $14, $13)
        ON CONFLICT (request_id) DO UPDATE SET route = excluded.route, route_request_id = excluded.route_request_id,
          request_digest = excluded.request_digest, revision = excluded.revision, state = excluded.state, body = excluded.body, checksum = excluded.checksum
        """;

    /// <summary>1 decision, 2 verb, 3 the unknown thing, 4 who, 5 why.</summary>
    public string DecideUnknown { get; } = $"""
        WITH resolved AS (UPDATE {schema}.unaccounted SET resolved_at = now() WHERE name = $3 AND resolved_at IS NULL RETURNING name),
        cleared AS (DELETE FROM {schema}.quarantine WHERE request_id = $3)
        INSERT INTO {schema}.decisions (decision_id, verb, thing, who, why) SELECT $1, $2, name, $4, $5 FROM resolved
        """;

    public string WasDecided { get; } = $"SELECT EXISTS (SELECT 1 FROM {schema}.decisions WHERE decision_id = $1)";

    public string Decisions { get; } =
        $"SELECT verb, request_id, route, route_request_id, thing, who, why, decided_at FROM {schema}.decisions ORDER BY decided_at, decision_id";

    /// <summary>1 request id, 2 the most bytes.</summary>
    public string Damaged { get; } = $"SELECT body FROM {schema}.jobs WHERE request_id = $1 AND length(body) <= $2";

    /// <summary>1 name.</summary>
    public string IsUnaccounted { get; } = $"SELECT EXISTS (SELECT 1 FROM {schema}.unaccounted WHERE name = $1 AND resolved_at IS NULL)";

    private static string Swap(string schema, string lease) => $"""
        WITH {lease} changed AS (
          UPDATE {schema}.jobs SET revision = $5, state = $6, checksum = $7, body = $8
          WHERE request_id = $1 AND revision = $2 AND checksum = $3 AND body = $9 AND state = $10 AND route = $11 AND route_request_id = $12 AND request_digest = $13
            AND EXISTS (SELECT 1 FROM {schema}.route_keys WHERE route = $11 AND route_request_id = $12 AND request_id = $1 AND request_digest = $14)
            AND EXISTS (SELECT 1 FROM {schema}.job_history WHERE request_id = $1 AND revision = $2 AND state = $10 AND checksum = $3)
            AND NOT EXISTS (SELECT 1 FROM {schema}.job_history WHERE request_id = $1 AND revision > $2)
            AND NOT EXISTS (SELECT 1 FROM {schema}.quarantine WHERE request_id = $1)
            {(lease.Length == 0 ? "" : "AND EXISTS (SELECT 1 FROM held)")}
          RETURNING request_id)
        INSERT INTO {schema}.job_history (request_id, revision, state, checksum, attempt_id) SELECT request_id, $5, $6, $7, $4 FROM changed
        """;
}
