import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { json, text } from 'node:stream/consumers'
import { aWorld } from './world.ts'
import type { World } from './world.ts'

const root = resolve(import.meta.dirname, '../..')
const source = readFileSync(join(root, 'tests/fixtures/cloud-programs.mjs'), 'utf8')

/** What an account that nothing was done in answers. */
export const emptyAccount = {
  'sts get-caller-identity': { Account: '123456789012' },
  'acm list-certificates': { CertificateSummaryList: [] },
  'acm describe-certificate': {
    Certificate: {
      DomainValidationOptions: [
        { ResourceRecord: { Name: '_a1.treff.kaarst-mitte.net.', Type: 'CNAME', Value: '_b2.acm.aws.' } },
      ],
    },
  },
  'sesv2 get-account': { ProductionAccessEnabled: false },
}

/** A machine on which our commands run against stand-ins of AWS: programs on the path, a real table, a parameter store. */
export interface CloudStage extends AsyncDisposable {
  world: World
  /** For files of its own. */
  folder: string
  /** The parameter of the secret, once there is one. */
  secret(): string | undefined
  /** What `cdk.json` says of a stage. */
  stage(name: string): Record<string, unknown>
  /** What AWS is to answer from now on, by the beginning of the call. */
  answer(answers: Readonly<Record<string, unknown>>): void
  /** What `aws` was told of the region by the older of its two names. */
  regions(): Set<string>
  /** From now on AWS has the table of the world; a copy of it may lack something, or something is written while it is made. */
  showTable(how: { lacks?: boolean; later?: object }): void
  /** Takes a program off the path. */
  remove(program: string): void
  /** Puts a stage into `cdk.json`, with the table that is there. */
  describe(name: string, stage: Readonly<Record<string, unknown>>): void
  /** Runs a line of the shell with these answers typed; what it said, how it ended, and what it called. */
  run(line: string, options?: RunOptions): Promise<Ran>
}

interface RunOptions {
  typed?: readonly string[]
  /** Bundles to synthesise from, where the CDK is to read the app. */
  dist?: string
}

interface Ran {
  code: number | null
  said: string
  calls: string[]
}

const outputs = [
  { OutputKey: 'SiteXDistributionDomain', OutputValue: 'of another stack' },
  { OutputKey: 'DistributionDomain', OutputValue: 'd111.cloudfront.net' },
  {
    OutputKey: 'ServerErrorsArn',
    OutputValue: 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:treffpunkt-production-app-ServerErrors',
  },
  { OutputKey: 'DeadLettersName', OutputValue: 'the-bucket' },
  { OutputKey: 'SenderDns2A', OutputValue: 'treffpunkt-mail.kaarst-mitte.net MX 10 feedback' },
  { OutputKey: 'SenderDns1B', OutputValue: 'x._domainkey.kaarst-mitte.net CNAME x.dkim' },
]

/** A stage without anything done in it; `cdk.json` is the repository's, but for the table, which is the world's. */
export async function aCloudStage({ stream = false } = {}): Promise<CloudStage> {
  const world = await aWorld({ stream })
  const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-cloud-'))
  const path = (name: string) => join(folder, name)
  for (const program of ['aws', 'cdk', 'npm', 'npx']) {
    writeFileSync(path(program), `#!${process.execPath}\n${source}`)
    chmodSync(path(program), 0o755)
  }
  symlinkSync(process.execPath, path('node'))
  const account = { answers: { ...emptyAccount } as Record<string, unknown>, outputs, root }
  writeFileSync(path('account.json'), JSON.stringify(account))
  writeFileSync(path('package.json'), '{"type":"module"}')
  const cdkJson = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as any
  cdkJson.context.stages.production.tableName = world.engine.tableName
  writeFileSync(path('cdk.json'), JSON.stringify(cdkJson))
  const store = await aParameterStore()
  const env = {
    PATH: folder,
    // No runner of this machine is at work there.
    DATA_DIR: folder,
    CDK_JSON: path('cdk.json'),
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: world.engine.endpoint,
    AWS_ENDPOINT_URL_SSM: store.url,
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
  }
  return {
    world,
    folder,
    secret: store.value,
    stage: (name) => JSON.parse(readFileSync(path('cdk.json'), 'utf8')).context.stages[name],
    answer(answers) {
      const now = JSON.parse(readFileSync(path('account.json'), 'utf8')) as typeof account
      writeFileSync(path('account.json'), JSON.stringify({ ...now, answers: { ...now.answers, ...answers } }))
    },
    regions: () => new Set(readFileSync(path('regions.txt'), 'utf8').trim().split('\n')),
    showTable(tables) {
      const now = JSON.parse(readFileSync(path('account.json'), 'utf8')) as typeof account
      writeFileSync(path('account.json'), JSON.stringify({ ...now, tables }))
    },
    remove: (program) => rmSync(path(program)),
    describe(name, stage) {
      const now = JSON.parse(readFileSync(path('cdk.json'), 'utf8')) as typeof cdkJson
      now.context.stages[name] = { ...stage, tableName: world.engine.tableName }
      writeFileSync(path('cdk.json'), JSON.stringify(now))
    },
    async run(line, { typed = [], dist } = {}) {
      writeFileSync(path('calls.txt'), '')
      const bundles = dist === undefined ? {} : { DIST_DIR: dist }
      const child = spawn('/bin/sh', ['-c', line], { cwd: folder, env: { ...env, ...bundles } })
      // A command may end before it has read all.
      child.stdin.on('error', () => undefined)
      child.stdin.end(typed.map((answer) => `${answer}\n`).join(''))
      const ended = new Promise<number | null>((done) => child.on('close', done))
      const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
      const calls = readFileSync(path('calls.txt'), 'utf8').split('\n').slice(0, -1)
      return { code, said: out + errors, calls }
    },
    [Symbol.asyncDispose]: async () => {
      store.close()
      rmSync(folder, { recursive: true })
      await world[Symbol.asyncDispose]()
    },
  }
}

/** AWS's parameter store, of one parameter. */
async function aParameterStore() {
  let value: string | undefined
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = (await json(request)) as { Value: string }
    if (String(request.headers['x-amz-target']).endsWith('.PutParameter')) value = asked.Value
    const said = value === undefined ? { __type: 'ParameterNotFound' } : { Parameter: { Value: value } }
    response.writeHead(value === undefined ? 400 : 200).end(JSON.stringify(said))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, value: () => value, close: () => server.close() }
}
