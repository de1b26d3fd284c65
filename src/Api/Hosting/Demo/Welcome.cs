namespace HotDash.Api.Hosting.Demo;

/// <summary>What a person reads who started the demo.</summary>
internal static class Welcome
{
    public static void Print(TextWriter screen, IEnumerable<string> addresses)
    {
        var address = addresses.First().TrimEnd('/');
        screen.WriteLine(
            $$"""

            HotDash runs at {{address}}  (GraphQL, and an IDE in a browser: {{address}}/graphql)
            The demo shop is {{DemoShop.Domain}}; its agents draft and its reviewers decide while this runs.

            Three things to try:

            1. A token for Olga, who reviews:
               TOKEN=$(curl -s {{address}}/dev/tokens -H 'content-type: application/json' \
                 -d '{"shop":"{{DemoShop.Domain}}","actor":"olga"}' | sed 's/.*"token":"\([^"]*\)".*/\1/')

            2. What waits for a decision:
               curl -s {{address}}/graphql -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' \
                 -d '{"query":"{ approvalQueue { pending } approvals(filter: {states: [PENDING_REVIEW]}, first: 5) { nodes { id revision summary viewerCan } } }"}'

            3. The audit trail as it grows:
               curl -sN {{address}}/graphql -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -H 'accept: text/event-stream' \
                 -d '{"query":"subscription { approvalHistoryAppended { cursor appended { action by { id } state } } }"}'

            Ctrl-C stops it, and its database.
            """
        );
    }
}
