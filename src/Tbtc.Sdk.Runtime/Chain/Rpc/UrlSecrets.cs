namespace Tbtc.Sdk.Chain;

/// <summary>What of a node's address may be a credential, to be taken out of text that the node sends: some repeat the key they refuse.</summary>
internal sealed class UrlSecrets
{
    private const string Hidden = "***";
    private const int ShortestPassword = 4;
    private const int ShortestKey = 16;

    private readonly string[] _secrets;

    public UrlSecrets(Uri url)
    {
        var passwords = url.UserInfo.Split(':').Where(part => part.Length >= ShortestPassword);
        var keys = url.PathAndQuery.Split('/', '?', '&', '=').Where(part => part.Length >= ShortestKey);
        _secrets = [.. passwords.Concat(keys).SelectMany(secret => new[] { secret, Uri.UnescapeDataString(secret) }).Distinct().OrderByDescending(secret => secret.Length)];
    }

    public string Hide(string text) => _secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase));
}
