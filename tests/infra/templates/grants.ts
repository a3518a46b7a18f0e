import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { capabilities } from '../../../functions/capabilities.ts'
import { needsFunction } from '../../../infra/needs.ts'
import { callsFile } from '../../support/recorded-calls.ts'
import { resourcesOf, synthesised } from '../synthesis.ts'
import { byAws, unusedGrants } from './unused-grants.ts'

/** By the name of a function: what all tests that enter by it have called (`UPDATE_CALLS=1 npx vitest run` writes it anew). */
const called = JSON.parse(readFileSync(callsFile, 'utf8')) as Record<string, string[]>
const functions = capabilities.filter((each) => needsFunction(each, capabilities)).map(({ name }) => name)

interface Statement {
  Effect: string
  Action: string | string[]
  Resource: unknown
}

/** By the name of a function: what the statements of its role in the template allow, without resource but for an index of the table. */
const allowed = new Map<string, string[]>()

beforeAll(() => {
  const { app } = synthesised(capabilities)
  for (const { Metadata, Properties } of resourcesOf(app, 'AWS::IAM::Policy')) {
    const [, name = '', role] = String(Metadata?.['aws:cdk:path']).split('/')
    if (role !== 'Role') continue
    const { Statement } = Properties['PolicyDocument'] as { Statement: Statement[] }
    allowed.set(name, [...(allowed.get(name) ?? []), ...Statement.flatMap(grantsOf)])
  }
})

function grantsOf({ Effect, Action, Resource }: Statement): string[] {
  if (Effect !== 'Allow') throw new Error(`Nobody reckons with ${Effect}`)
  const index = /:table\/[a-z-]+\/index\/([a-z]+)"/.exec(JSON.stringify(Resource))?.[1]
  return [Action].flat().map((action) => (index === undefined ? action : `${action} on ${index}`))
}

describe('the grants of each function', () => {
  test('are read of all that there are, and each of them is called by some test', () => {
    expect([...allowed.keys()].toSorted()).toEqual(functions.toSorted())
    expect(Object.keys(called).toSorted()).toEqual(functions.toSorted())
  })

  test.each(functions)('cover all that %s calls', (name) => {
    expect((called[name] ?? []).filter((call) => !allowed.get(name)?.includes(call))).toEqual([])
  })

  test.each(functions)('are all used by %s, or named with a reason', (name) => {
    const unused = (allowed.get(name) ?? []).filter((grant) => !called[name]?.includes(grant))
    const byItself = unused.filter((grant) => byAws.every(({ grants }) => !grants.includes(grant)))
    expect(byItself.toSorted()).toEqual([...(unusedGrants[name] ?? [])].toSorted())
  })

  test('that AWS itself uses stand in some role', () => {
    const all = new Set([...allowed.values()].flat())
    for (const { grants, reason } of byAws) {
      expect(reason).not.toBe('')
      expect(grants.filter((grant) => !all.has(grant))).toEqual([])
    }
  })
})
