using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tbtc.Sdk.AspNetCore;

/// <summary>The token that callers must send, compared in constant time whatever they send.</summary>
internal sealed class BearerToken(string token)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether the request has the token.</summary>
    public bool IsIn(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Hashes are of one length: how much of the token was right takes no part in how long this takes.
        var sent = SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim(' ')));
        return CryptographicOperations.FixedTimeEquals(sent, _hash);
    }
}
