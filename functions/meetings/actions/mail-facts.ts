import type { Hearer } from '../../groups/rules/people.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { Meeting } from '../schema.ts'

/** What a mail about a meeting has to know of the present. */
export interface MeetingFacts extends HouseFacts {
  meeting?: Meeting
  /** Of the group that holds it; when a mail is written, who reads it. */
  hosts?: readonly Hearer[]
}
