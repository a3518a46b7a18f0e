/**
 * Stands for `@smithy/core/event-streams` in the bundles: no DynamoDB operation that the functions call streams events, and the
 * original brings zlib along. The SDK asks for it only at the first streaming operation, which then says why it fails.
 */
export function EventStreamSerde(): never {
  throw new Error(
    'Event streams are left out of the bundles: see docs/decisions/0002-bundle-and-import-time.md',
  )
}

/** As above: the other name the SDK asks for. */
export const eventStreamSerdeProvider = EventStreamSerde
