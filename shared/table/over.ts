import { epochSeconds } from '../time/civil.ts'
import type { Instant } from '../time/civil.ts'
import { tableDefinition } from './definition.ts'
import { below, either } from './expression.ts'
import type { Clause } from './expression.ts'
import type { Item, Write } from './write.ts'

const { timeToLive, partitionKey } = tableDefinition

/** DynamoDB deletes what is over its time up to days later: until then it is there for nobody. */
export function isOver(item: Item, now: Instant): boolean {
  const ttl = item[timeToLive]
  return typeof ttl === 'number' && ttl <= epochSeconds(now)
}

/** What may be written only where nothing is may be written over what is over its time. */
export function overWhatIsOver(write: Write, now: Instant): Write {
  if (write.when?.some(isOfNothing) !== true) return write
  const wasThere = below(timeToLive, epochSeconds(now) + 1)
  return {
    ...write,
    when: write.when.map((clause) => (isOfNothing(clause) ? either(clause, wasThere) : clause)),
  }
}

function isOfNothing(clause: Clause): boolean {
  return clause.kind === 'absent' && clause.name === partitionKey
}
