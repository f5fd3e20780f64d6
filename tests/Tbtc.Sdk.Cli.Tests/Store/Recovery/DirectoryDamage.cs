using static Tbtc.Sdk.Cli.Tests.Store.Recovery.DamagedDirectory;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>Damage that keeps the store from opening.</summary>
internal static class DirectoryDamage
{
    public static IEnumerable<DamageKind> Kinds()
    {
        yield return new("A node has the store open", "Locked", TemplateKind.Owned, BackupKind.None, it => it.StartNodeAsync());
        yield return new("The data directory emptied", "No store", TemplateKind.Owned, BackupKind.Newest, it => Array.ForEach(Directory.GetDirectories(it.Path), path => Directory.Delete(path, recursive: true)));
        yield return new("The jobs directory replaced by a file", "NotADirectory", TemplateKind.Owned, BackupKind.Newest, it =>
        {
            Directory.Delete(it.Jobs, recursive: true);
            WriteText(it.Jobs, "");
        });
        yield return new("The jobs directory replaced by a link", "NotADirectory", TemplateKind.Owned, BackupKind.Newest, it =>
        {
            Directory.Move(it.Jobs, it.Other("elsewhere"));
            Directory.CreateSymbolicLink(it.Jobs, it.Other("elsewhere"));
        });
        yield return new("The journal's first directory replaced by a file", "NotADirectory", TemplateKind.Owned, BackupKind.Newest, it =>
        {
            Directory.Delete(it.First, recursive: true);
            WriteText(it.First, "");
        });
        yield return new("The lock replaced by a directory", "NotADirectory", TemplateKind.Owned, BackupKind.Newest, it =>
        {
            File.Delete(Path.Join(it.Jobs, ".lock"));
            Directory.CreateDirectory(Path.Join(it.Jobs, ".lock"));
        });
        yield return new("The locks deleted", null, TemplateKind.Owned, BackupKind.None, it =>
        {
            File.Delete(Path.Join(it.Jobs, ".lock"));
            File.Delete(Path.Join(it.First, ".lock"));
        });
        yield return new("The second copy is another store's", "OtherStore", TemplateKind.Owned, BackupKind.Newest, async it =>
        {
            await StoreTemplates.OpenAsync(it.Other("another"), null).ContinueWith(opened => opened.Result.Dispose(), TaskScheduler.Default);
            Directory.Delete(it.Second, recursive: true);
            await StoreCopy.CopyAsync(Path.Join(it.Other("another"), "covenant-signer-jobs", "0-OWNED-BY-TBTC-SDK.json"), it.Second);
        });
        yield return new("The operator does not know of the password", "WrongPassword", TemplateKind.Encrypted, BackupKind.None, it => it.IsPasswordGiven = false);
        yield return new("The operator does not know of the password, and a file is missing", "WrongPassword", TemplateKind.Encrypted, BackupKind.Old, it =>
        {
            it.IsPasswordGiven = false;
            File.Delete(it.File(6));
        });
        yield return new("The marker has both of its names", "NotOwned", TemplateKind.Owned, BackupKind.Newest, it => StoreCopy.CopyAsync(it.Second, Path.Join(it.Jobs, ".tbtc-sdk")));
    }
}
