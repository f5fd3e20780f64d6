using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Whether a password, or none, is that of a directory which has no journal yet: some file has to open with it, unless none says anything about it.</summary>
internal sealed class PasswordCheck(StoreDirectories directories, JobBodies bodies)
{
    /// <exception cref="JobStoreOpenException">There are files that say something about the password, and every one says that it is another.</exception>
    public void Require(string path)
    {
        var against = 0;
        foreach (var (directory, prefix) in new[] { (directories.JobsIfThere, JournalNames.JobPath("")), (directories.Legacy, JournalNames.LegacyPath("")) })
        {
            foreach (var name in Names(directory))
            {
                switch (Says(JobFiles.TryRead(directory!, name, bodies.MaxFileBytes)?.Content))
                {
                    case true:
                        return;
                    case false:
                        against++;
                        break;
                }
            }
        }

        if (against > 0)
        {
            throw new JobStoreOpenException(
                JobStoreOpenErrorKind.WrongPassword,
                path,
                bodies.Cipher is null
                    ? $"No file of a job in '{path}' is plain JSON, and {against} look encrypted. Give the password that keep-core had."
                    : $"None of the {against} files of jobs in '{path}' opens with the password that was given. Give the one that keep-core had, or none if it had none.");
        }
    }

    private bool? Says(byte[]? content) => content switch
    {
        null or { Length: 0 } => null,
        _ when bodies.Cipher is { } cipher => cipher.TryOpen(content) is not null,
        _ when Job.TryParse(content, out _) => true,
        _ when content.Length >= FileCipher.Overhead && LooksEncrypted(content) => false,
        _ => content[0] == '{' ? true : null,
    };

    /// <summary>Half of ciphertext is above 0x7F.</summary>
    private static bool LooksEncrypted(byte[] content) => content.Count(value => value > 0x7F) > content.Length / 4;

    private static List<string> Names(IDiskDirectory? directory)
    {
        var names = new List<string>();
        directory?.List(name =>
        {
            if (JournalNames.IsJob(name))
            {
                names.Add(Encoding.UTF8.GetString(name));
            }
        });
        return names;
    }
}
