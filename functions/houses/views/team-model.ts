import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Team } from '../rules/who-decides.ts'
import type { TeamHouse } from '../rules/roles.ts'

export interface TeamModel extends Team {
  language: Language
  house: TeamHouse
  today: LocalDate
  /** Whoever looks at the page. */
  self: string | undefined
  /** Whether they may change the team; if not, they may enter when they are away themselves, and leave. */
  mayChange: boolean
  /** What stands in the form for who goes away. */
  entered: Entered
  failure?: Failure | undefined
  /** What has just been done, or why it could not be done. */
  done?: string | undefined
}
