using HotDash.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(HotDashDatabases))]
