import type { Hearer } from '../../groups/rules/people.ts'
import type { OwnWords } from '../../houses/schema/own-words.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'

/** What a mail about a booking has to know of the present. */
export interface BookingFacts extends HouseFacts {
  /** What the house says in the language of who reads this very mail, if it is about a yes. */
  words?: OwnWords
  /** Whether the house trusts the contact; read where an address is still to be proved, and rooms are given to the trusted at once. */
  trusted?: boolean
  /** Of the group that holds it: who of its hosts is to hear of it; and who reads this very mail. */
  hosts?: readonly Hearer[]
  /** The same of the group to which it is offered. */
  receivers?: readonly Hearer[]
}
