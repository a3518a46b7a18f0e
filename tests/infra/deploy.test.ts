import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { capabilities } from '../../functions/capabilities.ts'
import { askMeanwhile, publicPaths } from '../../infra/cloud/canary.ts'
import { aCloudStage } from '../support/cloud-stage.ts'
import { itInTurn } from '../support/in-turn.ts'

const arn = 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:treffpunkt-production-app-ServerErrors'
const deployed = (...more: object[]) => ({
  'cloudformation describe-stacks': {
    Stacks: [{ Outputs: [{ OutputKey: 'DistributionDomain', OutputValue: 'd111.cloudfront.net' }, ...more] }],
  },
})
const alarmed = deployed({ OutputKey: 'ServerErrorsArn', OutputValue: arn })
/** Nobody answers there. */
const stages = { publicUrl: 'https://127.0.0.1:1', mailFrom: 'treff@kaarst-mitte.net' }

async function deploying(answers: object, line = 'npm run deploy') {
  await using stage = await aCloudStage()
  stage.describe('production', stages)
  stage.describe('test', stages)
  stage.answer(answers as Record<string, unknown>)
  const { code, said, calls } = await stage.run(line)
  return { code, said, call: calls.find((call) => call.startsWith('cdk')) }
}

describe('npm run deploy', () => {
  itInTurn(
    'lets AWS take it back while the alarm of the API may ring, for a quarter of an hour',
    async () => {
      const { code, said, call } = await deploying(alarmed)
      expect(call).toBe(
        `cdk deploy --all -c stage=production --rollback-trigger-alarm-arns ${arn} --monitoring-time-minutes 15`,
      )
      expect([code, said]).toEqual([0, expect.stringContaining('watched for 15 minutes')])
    },
  )

  it.each([
    ['the first time, when there is no alarm yet', 'npm run deploy', {}],
    ['where the deployment before had no such output', 'npm run deploy', deployed()],
    ['where somebody mends what fails already', 'npm run deploy -- --unwatched', alarmed],
  ])('is not watched %s', async (_, line, answers) => {
    const { code, said, call } = await deploying(answers, line)
    expect(call).toBe('cdk deploy --all -c stage=production --rollback-trigger-alarm-arns none')
    expect([code, said]).toEqual([0, expect.stringContaining('watched by nobody')])
  })

  itInTurn(
    'asks about permissions unless somebody has looked before, and deploys the stage that is named',
    async () => {
      const { call } = await deploying({}, 'npm run deploy -- --stage test --approved')
      expect(call).toContain('-c stage=test --require-approval never')
    },
  )

  itInTurn('does not go unwatched because AWS refuses to say which alarm there is', async () => {
    const refused = 'An error occurred (AccessDenied) when calling the DescribeStacks operation'
    const answers = { 'cloudformation describe-stacks': { refused } }
    const { code, said, call } = await deploying(answers)
    expect([code, said, call]).toEqual([1, expect.stringContaining(refused), undefined])
  })

  itInTurn('tells older versions of the AWS CLI the region by the name that they read', async () => {
    await using stage = await aCloudStage()
    stage.describe('production', stages)
    const { calls } = await stage.run('npm run deploy')
    expect(calls).toContain(
      'aws cloudformation describe-stacks --stack-name treffpunkt-production-app --output json',
    )
    expect(stage.regions()).toEqual(new Set(['eu-central-1']))
  })

  itInTurn('ends with a sentence where the stage is not complete', async () => {
    await using stage = await aCloudStage()
    const { code, said } = await stage.run('npm run deploy')
    expect([code, said]).toEqual([1, expect.stringContaining('still has example addresses')])
  })
})

/** A site with one house, of which some paths fail. */
async function aSite(fails: (path: string) => boolean) {
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    response.writeHead(fails(url) ? 500 : 200).end(JSON.stringify({ houses: [{ id: 'aef' }] }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { asked, publicUrl: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => server.close() }
}

describe('while a deployment is watched', () => {
  itInTurn('all public pages are asked, those of a house too, round after round', async () => {
    using site = await aSite((path) => path === '/aef')
    const { plain, ofHouse } = publicPaths(capabilities)
    const count = 1 + plain.length + ofHouse.length
    let end = (): void => undefined
    const until = new Promise<void>((done) => (end = done))
    const asking = askMeanwhile({ publicUrl: site.publicUrl, capabilities, until, pauseMs: 1 })
    await expect.poll(() => site.asked.length).toBeGreaterThan(2 * count)
    end()
    const { asked, failed } = await asking
    expect(new Set(site.asked)).toEqual(
      new Set([...plain, ...ofHouse.map((path) => path.replace('{house}', 'aef'))]),
    )
    expect(asked).toBeGreaterThanOrEqual(2 * count)
    expect(failed).toBeGreaterThanOrEqual(2)
  })

  itInTurn('what the deployment ends with is passed on', async () => {
    using site = await aSite(() => false)
    const until = Promise.reject(new Error('taken back'))
    await expect(askMeanwhile({ publicUrl: site.publicUrl, capabilities, until })).rejects.toThrow(
      'taken back',
    )
  })
})
