/** A date to come that two share, as one of them, or who runs the house, may know it. */
export interface Share {
  date: string
  as: 'sharedWith' | 'guest'
  /** The other one, by name. */
  who: string
  heads?: number | undefined
}
