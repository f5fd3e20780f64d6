using System.Text.RegularExpressions;

namespace Quickstart;

/// <summary>A job that is damaged on disk: refused, repaired with the tool, and served again.</summary>
internal static partial class SignerStory
{
    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tbtc-quickstart-");
        try
        {
            await RunAsync(Path.Combine(folder.FullName, "store"), Path.Combine(folder.FullName, "backup.json"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string store, string backup)
    {
        var body = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "request.json"));

        Console.WriteLine("4. A covenant signer takes a request over HTTP. It is one job for ever, however often it is sent.");
        string requestId;
        await using (var node = await SignerNode.StartAsync(store))
        {
            var answer = await node.SubmitAsync(body);
            requestId = RequestId.Match(answer).Value;
            Console.WriteLine($"   Submit  {answer}");
            Console.WriteLine($"   Again   {await node.SubmitAsync(body)}");
            Console.WriteLine();
        }

        Console.WriteLine("5. While the node is down, the job's file is altered, and is still valid JSON. The job is not served, and its route key gets no second job.");
        var file = Path.Combine(store, "covenant-signer-jobs", requestId + ".json");
        File.Copy(file, backup);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("PENDING", "FAILED", StringComparison.Ordinal));
        await using (var node = await SignerNode.StartAsync(store))
        {
            Console.WriteLine($"   Poll    {await node.PollAsync(requestId, body)}");
            Console.WriteLine($"   Submit  {await node.SubmitAsync(body)}");
            Console.WriteLine();
        }

        Console.WriteLine("6. The operator restores it from a backup, with the tool, and says why.");
        foreach (var line in await Tool.RunAsync("store", "quarantine", "restore", store, "--request-id", requestId, "--file", backup, "--reason", "altered on disk, restored from the backup"))
        {
            Console.WriteLine($"   {line}");
        }

        Console.WriteLine();
        Console.WriteLine("7. The job is served again.");
        await using (var node = await SignerNode.StartAsync(store))
        {
            Console.WriteLine($"   Poll    {await node.PollAsync(requestId, body)}");
        }
    }

    [GeneratedRegex("kcs_qc_[0-9a-f]{16}")]
    private static partial Regex RequestId { get; }
}
