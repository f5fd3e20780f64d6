using System.Globalization;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>What the rounds gave: the median and how far they spread.</summary>
internal sealed class Sample
{
    private readonly List<double> _values = [];

    public double Median => _values.Order().ElementAt(_values.Count / 2);

    public void Add(double value) => _values.Add(value);

    public string ToString(string format) => string.Create(
        CultureInfo.InvariantCulture, $"{Show(Median, format)} ({Show(_values.Min(), format)}-{Show(_values.Max(), format)})");

    public override string ToString() => ToString("N0");

    private static string Show(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
