using System.Text;
using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Benchmarks.Analyzer;

/// <summary>A project of ordinary code, with a number of checked uses of the members-ids hash spread over it, several in each member that has any.</summary>
internal static partial class GeneratedProject
{
    public const int Lines = 100_000;
    private const int LinesPerFile = 200;
    private const int FileCount = Lines / LinesPerFile;

    private const string Ordinary = """
            public async Task<Dictionary<string, int>> Count#(IEnumerable<string> words, CancellationToken cancellationToken)
            {
                var counts = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var word in words.Where(w => w.Length > #).Select(w => w.Trim()))
                {
                    counts[word] = counts.TryGetValue(word, out var count) ? count + 1 : 1;
                }

                await Task.Delay(counts.Count, cancellationToken).ConfigureAwait(false);
                _total += counts.Values.Sum() is > 10 and var sum ? sum : #;
                if (_name is { Length: > 3 } name && counts.ContainsKey(name)) _total--;
                try { _total += int.Parse(_name ?? "1", System.Globalization.CultureInfo.InvariantCulture); }
                catch (FormatException) when (_total > 0) { _total = 0; }
                var text = $"{_name}: {_total}";
                _name = text.Length > 100 ? null : text;
                switch (_total) { case 0: _name = "none"; break; case < 10: _name = "few"; break; default: break; }
                Func<int, int> twice = n => n * 2 + #;
                return counts.ToDictionary(pair => pair.Key, pair => twice(pair.Value), StringComparer.Ordinal);
            }

        """;

    private const string Use = """
            public async Task<List<Tbtc.Sdk.Bytes32>> Hashes#(IReadOnlyList<Tbtc.Sdk.WalletChainData> wallets, CancellationToken cancellationToken)
            {
                var hashes = wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash).ToList();
                foreach (var wallet in wallets)
                {
                    if (!wallet.HasMembersIdsHash)
                    {
                        _name = wallet.RegistryFault.ToString();
                        continue;
                    }

                    await Task.Delay(#, cancellationToken).ConfigureAwait(false);
                    var isLive = wallet is { State: Tbtc.Sdk.WalletState.Live };
                    hashes.Add(isLive ? wallet.MembersIdsHash.Hash : wallet.RequireMembersIdsHash().Hash);
                }

                if (wallets.Count > # && wallets[0] is { MembersIdsHash: { } first }) hashes.Add(first.Hash);
                return hashes;
            }

        """;

    private const string Start = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Generated;

        public sealed class Type#
        {
            private string? _name;
            private int _total;

        """;

    private const string End = """
            public string? Name => _name;

            public int Total => _total;
        }

        """;

    /// <summary>How often a member that uses the hash reads it.</summary>
    public static int UsesPerMember { get; } = Reads().Count(Use);

    /// <summary>The files of the project: exactly <see cref="Lines"/> lines in all.</summary>
    /// <param name="members">How many members use the hash.</param>
    public static IEnumerable<string> Files(int members)
    {
        for (var file = 0; file < FileCount; file++)
        {
            // This file's share of them, spread evenly.
            var inThisFile = (int)(((long)(file + 1) * members / FileCount) - ((long)file * members / FileCount));
            yield return Text(file, inThisFile);
        }
    }

    private static string Text(int file, int members)
    {
        var text = new StringBuilder(Numbered(Start, file));
        var lines = LineCount(Start) + LineCount(End);
        for (var member = 0; lines + LineCount(Ordinary) <= LinesPerFile; member++)
        {
            var next = member < members ? Use : Ordinary;
            text.Append(Numbered(next, member));
            lines += LineCount(next);
        }

        return text.Append(End).Append('\n', LinesPerFile - lines).ToString();
    }

    private static string Numbered(string template, int number) =>
        template.Replace("#", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static int LineCount(string text) => text.AsSpan().Count('\n');

    // Asking whether there is a hash is no use of it.
    [GeneratedRegex("(?<!Has)MembersIdsHash")]
    private static partial Regex Reads();
}
