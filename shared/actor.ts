/** Who asks, as far as the edge knows; what this one may do is decided by the rules of the slices. */
export interface Actor {
  /** `system`: a timer, the stream, the seed, an import. It may do what a manager may. */
  kind: 'visitor' | 'person' | 'system'
  /** Hash of the network address, for rate limits; never the address. */
  address: string
  /** Signed in by session. */
  person?: { id: string; name: string }
  /** A manage token that came with the request, unproved. */
  token?: string
}

export const systemActor: Actor = { kind: 'system', address: 'system' }
