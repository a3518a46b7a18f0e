/** The one table: read by the infrastructure, the local runner, the tests and the code, so that no name stands twice. */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'ttl',
  /** Sparse: only what waits for a moment (a deadline, a mail to send again) has these two; keys only. */
  dueIndex: { name: 'due', partitionKey: 'duePk', sortKey: 'dueAt' },
  /** Sparse: only what is stored of somebody who is known by an address has it (a hash); keys only. */
  ownerIndex: { name: 'owner', partitionKey: 'owner' },
} as const
