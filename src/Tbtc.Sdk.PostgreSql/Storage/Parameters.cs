using Npgsql;
using NpgsqlTypes;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Positional parameters with their types, in order.</summary>
internal static class Parameters
{
    public static void None(NpgsqlParameterCollection parameters)
    {
    }

    public static NpgsqlParameterCollection Text(this NpgsqlParameterCollection parameters, string value) => Add(parameters, value, NpgsqlDbType.Text);

    public static NpgsqlParameterCollection Bytes(this NpgsqlParameterCollection parameters, byte[] value) => Add(parameters, value, NpgsqlDbType.Bytea);

    public static NpgsqlParameterCollection Id(this NpgsqlParameterCollection parameters, Guid value) => Add(parameters, value, NpgsqlDbType.Uuid);

    public static NpgsqlParameterCollection Number(this NpgsqlParameterCollection parameters, long value) => Add(parameters, value, NpgsqlDbType.Bigint);

    public static NpgsqlParameterCollection Number16(this NpgsqlParameterCollection parameters, short value) => Add(parameters, value, NpgsqlDbType.Smallint);

    public static NpgsqlParameterCollection State(this NpgsqlParameterCollection parameters, JobState value) => parameters.Number16((short)value);

    public static NpgsqlParameterCollection Moment(this NpgsqlParameterCollection parameters, DateTimeOffset value) => Add(parameters, value.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public static NpgsqlParameterCollection Seconds(this NpgsqlParameterCollection parameters, TimeSpan value) => Add(parameters, value.TotalSeconds, NpgsqlDbType.Double);

    /// <summary>A text, bytes or nothing.</summary>
    public static NpgsqlParameterCollection Optional<T>(this NpgsqlParameterCollection parameters, T? value, NpgsqlDbType type)
        where T : class
    {
        parameters.Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = type });
        return parameters;
    }

    private static NpgsqlParameterCollection Add<T>(NpgsqlParameterCollection parameters, T value, NpgsqlDbType type)
    {
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
        return parameters;
    }
}
