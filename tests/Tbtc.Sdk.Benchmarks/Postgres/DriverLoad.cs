using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Tbtc.Sdk.Benchmarks.Store;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Benchmarks.Postgres;

/// <summary>The store's statements by Npgsql alone, with contents that are made once: what is left for a store that does nothing of its own.</summary>
internal sealed class DriverLoad : IAsyncDisposable
{
    private static readonly Statements Statements = new("tbtc_signer");
    private static readonly byte[] Checksum = SHA256.HashData("y"u8);
    private static readonly byte[] Body = BenchmarkJobs.New(1).ToUtf8Json();

    private readonly NpgsqlDataSource _source;

    public DriverLoad(string connectionString) =>
        _source = new NpgsqlSlimDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxAutoPrepare = 32, AutoPrepareMinUsages = 2 }.ConnectionString).Build();

    public Task<long> AcceptAsync(int clients, TimeSpan time) => StoreLoad.RunAsync(clients, time, random =>
    {
        var id = $"kcs_qc_{random.NextInt64():x16}";
        return ExecuteAsync(Statements.Accept, "qc_v1", $"ors_{id}", id, Checksum, Guid.NewGuid(), 1L, (short)0, Checksum, Body);
    });

    /// <summary>Each client has a job of its own, from its first revision, which <see cref="PgBench.UpdateSetup"/> makes.</summary>
    public Task<long> UpdateAsync(int clients, TimeSpan time)
    {
        var next = PgBench.FirstJob - 1;
        return StoreLoad.RunAsync(clients, time, () =>
        {
            var job = BenchmarkJobs.New(Interlocked.Increment(ref next));
            var (revision, body) = (1L, PgBench.FirstBody);
            return async _ =>
            {
                await ExecuteAsync(
                    Statements.Update, job.RequestId, revision, PgBench.FirstChecksum, Guid.NewGuid(), revision + 1, (short)0, PgBench.FirstChecksum, body,
                    body, (short)0, job.Route.Route, job.Route.RouteRequestId, PgBench.FirstDigest, PgBench.FirstDigest);
                revision++;
            };
        });
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task ExecuteAsync(string statement, params object[] values)
    {
        await using var command = _source.CreateCommand(statement);
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
                byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
                Guid id => new NpgsqlParameter<Guid> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Uuid },
                long number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
                _ => new NpgsqlParameter<short> { TypedValue = (short)value, NpgsqlDbType = NpgsqlDbType.Smallint },
            });
        }

        if (await command.ExecuteNonQueryAsync() != 1)
        {
            throw new InvalidOperationException("The statement changed nothing.");
        }
    }
}
