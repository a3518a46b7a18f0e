import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/**
 * The first journey begins at once and builds the product that all of them share; the others come when it stands, after all that
 * needs no product. Otherwise every worker would stand and wait for the one build.
 */
export class JourneysLate extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isJourney = ({ moduleId }: TestSpecification) => moduleId.includes('/journeys/')
    const [first, ...journeys] = sorted.filter(isJourney)
    return [...(first ? [first] : []), ...sorted.filter((file) => !isJourney(file)), ...journeys]
  }
}
