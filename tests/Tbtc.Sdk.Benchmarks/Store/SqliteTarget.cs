using Microsoft.Data.Sqlite;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>SQLite in WAL mode with synchronous=FULL: one transaction a put, the same bytes, a unique route key. Writers take turns, as SQLite makes them.</summary>
internal sealed class SqliteTarget : IPutTarget
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly Lock _gate = new();

    public SqliteTarget(string directory)
    {
        _connection = new SqliteConnection($"Data Source={Path.Join(directory, "jobs.db")};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE jobs (route TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, body BLOB NOT NULL) WITHOUT ROWID");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO jobs (route, id, body) VALUES ($route, $id, $body)";
        _insert.Parameters.Add("$route", SqliteType.Text);
        _insert.Parameters.Add("$id", SqliteType.Text);
        _insert.Parameters.Add("$body", SqliteType.Blob);
        _insert.Prepare();
    }

    public Task PutAsync(Job job)
    {
        var body = job.ToUtf8Json();
        lock (_gate)
        {
            _insert.Parameters[0].Value = job.Route.ToString();
            _insert.Parameters[1].Value = job.RequestId;
            _insert.Parameters[2].Value = body;
            _insert.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    public Task VerifyAsync(int count)
    {
        using var select = _connection.CreateCommand();
        select.CommandText = "SELECT body FROM jobs WHERE route = $route";
        var route = select.Parameters.Add("$route", SqliteType.Text);
        for (var number = 0; number < count; number++)
        {
            var expected = BenchmarkJobs.New(number);
            route.Value = expected.Route.ToString();
            if (select.ExecuteScalar() is not byte[] body || !body.AsSpan().SequenceEqual(expected.ToUtf8Json()))
            {
                throw new InvalidOperationException($"'{expected.RequestId}' is not what was stored.");
            }
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _insert.Dispose();
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
