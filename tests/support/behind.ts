import { dynamoTable } from '../../shared/table/dynamodb.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Write } from '../../shared/table/write.ts'
import { freshTable } from './engine.ts'
import { frontDoor } from './front-door.ts'
import { aWorld } from './world.ts'
import type { World, WorldOptions } from './world.ts'

/** A world whose table answers like one of several copies: what was just written is missing where nobody asked for the newest. */
export interface WorldBehind extends World {
  /** Moments pass, and the copy has everything. */
  catchUp(): Promise<void>
}

/**
 * Reads that are not `consistent`, and both indexes, see what was there when the copy caught up the last time; local engines have one
 * copy only, and always show the newest.
 */
export async function aWorldBehind(options: WorldOptions = {}): Promise<WorldBehind> {
  const [world, copy] = await Promise.all([aWorld(options), freshTable()])
  const { table, catchUp } = behind(world.ctx.table, dynamoTable(copy.client, copy.name, world.ctx.now))
  const ctx = { ...world.ctx, table }
  return { ...world, ctx, call: frontDoor(ctx), catchUp }
}

export function behind(newest: Table, copy: Table): { table: Table; catchUp: WorldBehind['catchUp'] } {
  const missing: (readonly Write[])[] = []
  const askedBy = (how: { consistent?: boolean } | undefined) => (how?.consistent === true ? newest : copy)
  const table: Table = {
    get: (key, how) => askedBy(how).get(key, how),
    getMany: (keys, how) => askedBy(how).getMany(keys, how),
    query: (range) => askedBy(range).query(range),
    due: (...what) => copy.due(...what),
    ownedBy: (owner) => copy.ownedBy(owner),
    async transact(writes) {
      const outcome = await newest.transact(writes)
      if (outcome === 'done') missing.push(writes)
      return outcome
    },
  }
  const catchUp = async () => {
    for (const writes of missing.splice(0)) await copy.transact(writes)
  }
  return { table, catchUp }
}
