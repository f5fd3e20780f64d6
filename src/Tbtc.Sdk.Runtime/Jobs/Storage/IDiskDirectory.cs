namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Sees one name of a directory, in UTF-8. The span is valid during the call only.</summary>
internal delegate void NameVisitor(ReadOnlySpan<byte> name);

/// <summary>An open directory. Names are single components; no link is ever followed.</summary>
internal interface IDiskDirectory : IDisposable
{
    /// <summary>For messages.</summary>
    string Path { get; }

    /// <summary>Whether <see cref="Path"/> still names this very directory.</summary>
    bool IsInPlace();

    /// <summary>Opens a directory in this one; null where the name does not exist.</summary>
    /// <exception cref="DiskException"><see cref="DiskErrorKind.NotADirectory"/>: a link or anything else.</exception>
    IDiskDirectory? TryOpenDirectory(string name);

    /// <summary>Creates a directory, 0700.</summary>
    void CreateDirectory(string name);

    /// <summary>Opens a regular file to read and, where asked, write; null where the name does not exist.</summary>
    /// <exception cref="DiskException"><see cref="DiskErrorKind.NotAFile"/>: a link, FIFO, device, socket or directory.</exception>
    IDiskFile? TryOpenFile(string name, bool write);

    /// <summary>Creates a regular file, 0600, to read and write.</summary>
    /// <exception cref="DiskException"><see cref="DiskErrorKind.Exists"/>: the name is taken, whatever by.</exception>
    IDiskFile CreateFile(string name);

    /// <summary>Moves a name. With <paramref name="replace"/> it takes the place of a file there.</summary>
    /// <exception cref="DiskException"><see cref="DiskErrorKind.Exists"/>: not <paramref name="replace"/>, and the target's name is taken.</exception>
    void Rename(string name, IDiskDirectory target, string targetName, bool replace);

    /// <summary>Gives a file another name in another directory beside the one it has.</summary>
    /// <exception cref="DiskException"><see cref="DiskErrorKind.Exists"/>: the other name is taken. <see cref="DiskErrorKind.Missing"/>: the file is not there.</exception>
    void Link(string name, IDiskDirectory target, string targetName);

    /// <summary>Removes a name that is not a directory. One that does not exist is not an error.</summary>
    void Delete(string name);

    /// <summary>Makes the names in this directory durable.</summary>
    void Sync();

    /// <summary>Shows every name but <c>.</c> and <c>..</c>, in no order.</summary>
    void List(NameVisitor visit);
}
