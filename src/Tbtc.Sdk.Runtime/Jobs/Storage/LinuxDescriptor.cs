using System.Runtime.InteropServices;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A file descriptor. Closing it gives back its lock.</summary>
internal sealed class LinuxDescriptor() : SafeHandle(-1, ownsHandle: true)
{
    public LinuxDescriptor(int descriptor)
        : this() => SetHandle(descriptor);

    public override bool IsInvalid => handle < 0;

    protected override bool ReleaseHandle() => Libc.close((int)handle) == 0;
}
