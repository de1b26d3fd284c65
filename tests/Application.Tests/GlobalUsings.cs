global using HotDash.Application.Approvals;
global using HotDash.Application.Tests.World;
global using HotDash.Domain;
global using HotDash.Domain.Approvals;
global using NodaTime;
global using Shouldly;
global using Xunit;
