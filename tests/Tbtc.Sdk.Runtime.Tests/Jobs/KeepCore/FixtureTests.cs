using System.Security.Cryptography;
using System.Text;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs.KeepCore;

/// <summary>What the Go store wrote is read as the Go store reads it, and given back as it was.</summary>
public sealed class FixtureTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("data", null)]
    [InlineData("data-enc", KeepCoreFixture.Password)]
    public async Task Directory_of_keep_core_is_read_as_keep_core_reads_it_and_no_byte_is_touched(string data, string? password)
    {
        KeepCoreFixture.CopyTo(data, _directory);

        await using (var opened = await OpenAsync(password))
        {
            Assert.True(opened.Report.IsHealthy, string.Join('\n', opened.Report.Unknown.Select(file => $"{file.File} {file.Reason}")));
            var expected = KeepCoreFixture.Expected();
            Assert.Equal(expected.Count, opened.Report.Jobs);
            foreach (var (requestId, job) in expected)
            {
                var found = Assert.IsType<FindResult.Found>(await opened.Store.FindAsync(requestId)).Job;
                Assert.Equal(CanonicalJson.Of(Encoding.UTF8.GetBytes(job)), CanonicalJson.Of(found.ToUtf8Json()));
            }

            foreach (var (route, requestId) in KeepCoreFixture.Routes())
            {
                var key = new RouteKey(route[..route.IndexOf(':', StringComparison.Ordinal)], route[(route.IndexOf(':', StringComparison.Ordinal) + 1)..]);
                Assert.Equal(requestId, Assert.IsType<FindResult.Found>(await opened.Store.FindByRouteAsync(key)).Job.RequestId);
            }

            AssertUntouched(data);
            Assert.True((await opened.Store.ScrubAsync()).IsHealthy);
        }

        AssertUntouched(data);
        await using var again = await OpenAsync(password);
        Assert.True(again.Report.IsHealthy);
        Assert.Empty(again.Report.Healed);
        Assert.IsType<HandOverResult.Completed>(await again.Store.HandOverAsync(new OperatorAct("test", "back to Go")));
        AssertUntouched(data);
        Assert.False(Directory.Exists(_directory.Second));
    }

    [Fact]
    public void Job_that_was_not_changed_is_written_with_the_bytes_of_keep_core()
    {
        foreach (var file in Directory.GetFiles(KeepCoreFixture.Jobs("data"), "*.json"))
        {
            var bytes = File.ReadAllBytes(file);

            Assert.True(Job.TryParse(bytes, out var job), file);
            Assert.True(bytes.AsSpan().SequenceEqual(job.ToUtf8Json()), $"{file}: {Encoding.UTF8.GetString(job.ToUtf8Json())}");
        }
    }

    [Fact]
    public void Encrypted_file_opens_with_the_password_and_with_no_other()
    {
        foreach (var file in Directory.GetFiles(KeepCoreFixture.Jobs("data-enc"), "*.json"))
        {
            var layout = new FileCipher(KeepCoreFixture.Password).TryOpen(File.ReadAllBytes(file));

            Assert.Equal(File.ReadAllBytes(Path.Join(KeepCoreFixture.Jobs("data"), Path.GetFileName(file))), layout);
            Assert.Null(new FileCipher("passwort").TryOpen(File.ReadAllBytes(file)));
        }
    }

    [Fact]
    public void Fixtures_are_those_that_the_Go_store_wrote()
    {
        var digests = KeepCoreFixture.Digests();
        var files = Directory.GetFiles(KeepCoreFixture.Jobs("data"), "*.json");

        Assert.Equal(49, files.Length);
        Assert.All(files, file => Assert.Equal(digests[Path.GetFileName(file)], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))));
    }

    private async Task<OpenedJobStore> OpenAsync(string? password) =>
        await DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = _directory.Path, Password = password, Verification = JobVerification.Full });

    private void AssertUntouched(string data)
    {
        var there = Directory.GetFiles(_directory.Jobs, "*.json");
        Assert.Equal(Directory.GetFiles(KeepCoreFixture.Jobs(data), "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal), there.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(there, file => Assert.Equal(File.ReadAllBytes(Path.Join(KeepCoreFixture.Jobs(data), Path.GetFileName(file))), File.ReadAllBytes(file)));
    }
}
