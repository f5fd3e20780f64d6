using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>An evaluated argument, and the lambda where it is one.</summary>
internal readonly record struct Argument(IArgumentOperation Operation, int Value, IFlowAnonymousFunctionOperation? Lambda);
