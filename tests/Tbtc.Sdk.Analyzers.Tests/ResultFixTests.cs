using Tbtc.Sdk.Analyzers.Tests.Support;

namespace Tbtc.Sdk.Analyzers.Tests;

/// <summary>The fix of TBTC2001, one by one and as FixAll.</summary>
public class ResultFixTests
{
    public static TheoryData<NullableSetting> Contexts => new(Enum.GetValues<NullableSetting>());

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task ResultThatIsThrownAway_IsSwitchedOn(NullableSetting context) => Verify.ResultFixAsync(
        context,
        """
            public static async Task Run(IJobStore store, Job job, string conflict)
            {
                // kept
                await {|TBTC2001:store.AcceptAsync(job)|}; // kept too
                _ = await {|TBTC2001:store.AcceptAsync(job)|}.ConfigureAwait(false);
            }
        """,
        """
            public static async Task Run(IJobStore store, Job job, string conflict)
            {
                // kept
                switch (await store.AcceptAsync(job))
                {
                    case AcceptResult.Accepted or AcceptResult.AlreadyAccepted:
                        break;
                    case AcceptResult.Conflict conflict2:
                        throw new InvalidOperationException($"Not accepted: {conflict2}");
                    case AcceptResult.Refused refused:
                        throw new InvalidOperationException($"Not accepted: {refused}");
                } // kept too
                switch (await store.AcceptAsync(job).ConfigureAwait(false))
                {
                    case AcceptResult.Accepted or AcceptResult.AlreadyAccepted:
                        break;
                    case AcceptResult.Conflict conflict2:
                        throw new InvalidOperationException($"Not accepted: {conflict2}");
                    case AcceptResult.Refused refused:
                        throw new InvalidOperationException($"Not accepted: {refused}");
                }
            }
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task Switch_GetsTheCasesThatItLacks(NullableSetting context) => Verify.ResultFixAsync(
        context,
        """
            public static async Task Run(IJobStore store, Job job)
            {
                {|TBTC2001:switch (await store.AcceptAsync(job))
                {
                    case AcceptResult.Accepted:
                        Console.WriteLine("new");
                        break;
                    case AcceptResult.Conflict:
                        break;
                    default:
                        break; // kept
                }|}
            }
        """,
        """
            public static async Task Run(IJobStore store, Job job)
            {
                switch (await store.AcceptAsync(job))
                {
                    case AcceptResult.Accepted:
                        Console.WriteLine("new");
                        break;
                    case AcceptResult.Conflict:
                        break;
                    case AcceptResult.Refused refused:
                        throw new InvalidOperationException($"Not accepted: {refused}");
                    default:
                        break; // kept
                }
            }
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task SwitchExpression_GetsTheArmsThatItLacks(NullableSetting context) => Verify.ResultFixAsync(
        context,
        """
            public static async Task<Job> Run(IJobStore store, Job job) => {|TBTC2001:await store.AcceptAsync(job) switch
            {
                AcceptResult.Accepted(var accepted) => accepted, // kept
                AcceptResult.AlreadyAccepted(var accepted) => accepted,
            }|};
        """,
        """
            public static async Task<Job> Run(IJobStore store, Job job) => await store.AcceptAsync(job) switch
            {
                AcceptResult.Accepted(var accepted) => accepted, // kept
                AcceptResult.AlreadyAccepted(var accepted) => accepted,
                AcceptResult.Conflict conflict => throw new InvalidOperationException($"Not accepted: {conflict}"),
                AcceptResult.Refused refused => throw new InvalidOperationException($"Not accepted: {refused}"),
            };
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task If_GetsAnElse(NullableSetting context) => Verify.ResultFixAsync(
        context,
        """
            public static async Task Run(IJobStore store, Job job)
            {
                var answer = await store.AcceptAsync(job);
                if ({|TBTC2001:answer is AcceptResult.Accepted accepted|})
                {
                    Console.WriteLine(accepted.Job.RequestId); // kept
                }
            }
        """,
        """
            public static async Task Run(IJobStore store, Job job)
            {
                var answer = await store.AcceptAsync(job);
                if (answer is AcceptResult.Accepted accepted)
                {
                    Console.WriteLine(accepted.Job.RequestId); // kept
                }
                else
                {
                    throw new InvalidOperationException($"Not accepted: {answer}");
                }
            }
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task IfOnACall_GivesTheResultAName(NullableSetting context) => Verify.ResultFixAsync(
        context,
        """
            public static async Task Run(IJobStore store, Job job)
            {
                // kept
                if ({|TBTC2001:await store.AcceptAsync(job) is AcceptResult.Accepted(var accepted)|})
                {
                    Console.WriteLine(accepted.RequestId);
                }
            }
        """,
        """
            public static async Task Run(IJobStore store, Job job)
            {
                // kept
                var result = await store.AcceptAsync(job);
                if (result is AcceptResult.Accepted(var accepted))
                {
                    Console.WriteLine(accepted.RequestId);
                }
                else
                {
                    throw new InvalidOperationException($"Not accepted: {result}");
                }
            }
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task IfOnATypeAlone_GivesTheResultAName(NullableSetting context) => Verify.ResultFixAsync(
        context,
        """
            public static async Task Run(IJobStore store, Job job)
            {
                if ({|TBTC2001:await store.AcceptAsync(job) is AcceptResult.Accepted|}) // kept
                {
                    Console.WriteLine("accepted");
                }
            }
        """,
        """
            public static async Task Run(IJobStore store, Job job)
            {
                var result = await store.AcceptAsync(job);
                if (result is AcceptResult.Accepted) // kept
                {
                    Console.WriteLine("accepted");
                }
                else
                {
                    throw new InvalidOperationException($"Not accepted: {result}");
                }
            }
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task EarlyReturn_Throws(NullableSetting context) => Verify.ResultFixAsync(
        context,
        """
            public static async Task Run(IJobStore store, Job job)
            {
                var answer = await store.AcceptAsync(job);
                if ({|TBTC2001:answer is not AcceptResult.Accepted accepted|})
                {
                    return;
                }

                Console.WriteLine(accepted.Job.RequestId);
            }
        """,
        """
            public static async Task Run(IJobStore store, Job job)
            {
                var answer = await store.AcceptAsync(job);
                if (answer is not AcceptResult.Accepted accepted)
                {
                    throw new InvalidOperationException($"Not accepted: {answer}");
                }

                Console.WriteLine(accepted.Job.RequestId);
            }
        """);

    /// <summary>There is nothing that a fix could put in the place of these without knowing what is meant.</summary>
    [Theory]
    [InlineData("    public static async Task<Job> Run(IJobStore store, Job job) => ({|TBTC2001:(AcceptResult.Accepted)await store.AcceptAsync(job)|}).Job;")]
    [InlineData("    public static void Run(IJobStore store, Job job) => _ = {|TBTC2001:store.AcceptAsync(job)|};")]
    [InlineData("    public static async Task Run(IJobStore store, Job job) => await {|TBTC2001:store.AcceptAsync(job)|};")]
    public Task OtherShapes_HaveNoFix(string code) => Verify.ResultFixAsync(NullableSetting.Enabled, code, code);
}
