namespace Corpus.Elsewhere;

// A consumer's own type of the SDK's name.
internal sealed record WalletChainData(string? MembersIdsHash);
