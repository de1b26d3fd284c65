using HotDash.Api.Tests.Approvals;
using Xunit;

[assembly: AssemblyFixture(typeof(ServedHost))]
