// Approves what was shown. The cache says so at once; the answer, whatever it is, has the last word.
import { randomUUID } from 'node:crypto';
import type { ApolloClient } from '@apollo/client';
import { ApproveDocument, type ApprovalRowFragment, type ApproveMutation } from './generated.js';

export type Refusal = ApproveMutation['approve']['errors'][number];

export async function approve(client: ApolloClient, shown: ApprovalRowFragment): Promise<Refusal[]> {
  const isLast = shown.approvalsGiven.length + 1 >= shown.approvalsNeeded;
  const { data } = await client.mutate({
    mutation: ApproveDocument,
    variables: {
      input: {
        id: shown.id,
        // What was on the screen is what is approved: anything else is refused.
        expectedRevision: shown.revision,
        payloadDigest: shown.payloadDigest,
        grades: shown.kind === 'CX_REPLY' ? { tone: 5, accuracy: 5, policy: 5 } : null,
        // Makes it safe to send this once more when no answer came.
        idempotencyKey: randomUUID(),
      },
    },
    // Taken back if there is no answer. A refusal brings the present state, which then takes its place.
    optimisticResponse: {
      approve: {
        __typename: 'ApprovalPayload',
        approval: { ...shown, state: isLast ? 'APPROVED' : shown.state, viewerCan: [] },
        errors: [],
        replayed: false,
      },
    },
  });
  return data?.approve.errors ?? [];
}

/** Each refusal has its code, a sentence and mostly a next step; some know more. */
export function say(refusal: Refusal): string {
  const more =
    refusal.__typename === 'AlreadyDecided'
      ? ` ${refusal.decision} by ${refusal.by.id}.`
      : refusal.__typename === 'VersionConflict'
        ? ` It is at revision ${refusal.actual} now.`
        : '';
  return `${refusal.code}: ${refusal.message}${more} ${refusal.nextStep ?? ''}`;
}
