using Npgsql;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The first column of the first row.</summary>
internal static class Scalar
{
    public static async ValueTask<T> ReadAsync<T>(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        return rows.GetFieldValue<T>(0);
    }
}
