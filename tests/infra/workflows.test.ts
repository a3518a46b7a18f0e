import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { aCloudStage } from '../support/cloud-stage.ts'
import { sharedTemplates } from '../support/shared-templates.ts'
import { itInTurn } from '../support/in-turn.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}

interface Job {
  needs?: string
  uses?: string
  environment?: string
  permissions?: Record<string, string>
  'timeout-minutes'?: number
  steps?: Step[]
}

interface Workflow {
  on: Record<string, { branches?: string[] } | null>
  permissions: Record<string, string>
  concurrency?: { 'cancel-in-progress': boolean }
  jobs: Record<string, Job>
}

const files = globSync('.github/workflows/*.yml', { cwd: root })
const workflows = new Map(files.map((file) => [file, parse(read(file)) as Workflow]))
const deploy = workflows.get('.github/workflows/deploy.yml')!
const jobs = [...workflows].flatMap(([file, { jobs }]) =>
  Object.entries(jobs).map(([name, job]) => ({ name: `${file} ${name}`, job })),
)
const stepsOf = ({ steps = [] }: Job) => steps
const allSteps = jobs.flatMap(({ job }) => stepsOf(job))
const runOf = (job: string, part: string) =>
  stepsOf(deploy.jobs[job] ?? {}).find(({ run }) => run?.includes(part))?.run ?? ''

describe('the workflows', () => {
  it('read the code and nothing else, but for the two jobs that show AWS a token', () => {
    for (const { permissions } of workflows.values()) expect(permissions).toEqual({ contents: 'read' })
    const more = jobs.filter(({ job }) => job.permissions !== undefined)
    expect(more.map(({ name }) => name.split(' ')[1])).toEqual(['diff', 'deploy'])
    for (const { job } of more) expect(job.permissions).toEqual({ contents: 'read', 'id-token': 'write' })
  })

  it('know no key: neither a secret nor a static one', () => {
    for (const file of files) expect(read(file)).not.toMatch(/secrets\.|access-key|password/i)
    const shown = allSteps.filter(({ uses }) => uses?.startsWith('aws-actions/'))
    expect(shown.map((step) => step.with?.['role-to-assume'])).toEqual([
      '${{ vars.LOOK_ROLE }}',
      '${{ vars.DEPLOY_ROLE }}',
    ])
  })

  it('leave no token behind in the checkout, name a version of each action, and end by themselves', () => {
    const uses = allSteps.flatMap((step) => (step.uses === undefined ? [] : [{ ...step, uses: step.uses }]))
    expect(uses.length).toBeGreaterThan(5)
    for (const step of uses) {
      expect(step.uses).toMatch(/@v\d+$/)
      if (step.uses.startsWith('actions/checkout@')) expect(step.with?.['persist-credentials']).toBe(false)
    }
    for (const { job } of jobs.filter(({ job }) => job.uses === undefined))
      expect(job['timeout-minutes']).toBeGreaterThan(0)
  })

  it('run commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object }
    const lines = allSteps.flatMap(({ run = '' }) => run.split('\n'))
    const named = lines.flatMap((line) => /npm run ([\w:-]+)/.exec(line)?.[1] ?? [])
    expect(named).toContain('deploy')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    const programs = lines.flatMap((line) => /^(\.\S+)/.exec(line)?.[1] ?? [])
    expect(programs).toEqual(['.ci/run'])
    for (const path of [...programs, ...jobs.flatMap(({ job }) => job.uses ?? [])])
      expect(existsSync(join(root, path)), path).toBe(true)
  })
})

describe('a deployment from GitHub', () => {
  it('comes from main alone, one after the other, after tests, differences and somebody who lets it through', () => {
    expect(deploy.on['push']).toEqual({ branches: ['main'] })
    expect(Object.keys(deploy.on).toSorted()).toEqual(['push', 'workflow_dispatch'])
    expect(deploy.concurrency).toMatchObject({ 'cancel-in-progress': false })
    const { test, diff, deploy: last } = deploy.jobs
    expect([test?.uses, diff?.needs, last?.needs]).toEqual(['./.github/workflows/test.yml', 'test', 'diff'])
    // The role of the second lets in what this environment has let through, and looks at the name of the stage.
    expect([diff?.environment, last?.environment]).toEqual([undefined, 'production'])
  })

  itInTurn('shows in the summary what would change', async () => {
    await using stage = await aCloudStage()
    stage.describe('production', { publicUrl: 'https://127.0.0.1:1', mailFrom: 'treff@kaarst-mitte.net' })
    const dist = join(dirname(await sharedTemplates()), 'dist')
    const summary = join(stage.folder, 'summary.md')
    const line = `PATH=$PATH:/usr/bin:/bin GITHUB_STEP_SUMMARY=${summary}\n${runOf('diff', 'cdk diff')}`
    const { code, calls } = await stage.run(line, { dist })
    expect([code, calls]).toEqual([
      0,
      expect.arrayContaining(['cdk diff -c stage=production --method=template']),
    ])
    expect(readFileSync(summary, 'utf8')).toMatch(/^```\n[^]*```\n$/)
    stage.describe('production', {})
    expect((await stage.run(line, { dist })).code).toBe(1)
  })

  itInTurn('deploys as people do, without a question', async () => {
    await using stage = await aCloudStage()
    stage.describe('production', { publicUrl: 'https://127.0.0.1:1', mailFrom: 'treff@kaarst-mitte.net' })
    const { code, calls } = await stage.run(runOf('deploy', 'npm run deploy'))
    expect([code, calls]).toEqual([
      0,
      expect.arrayContaining([
        expect.stringMatching(/^cdk deploy --all -c stage=production --require-approval never/),
      ]),
    ])
  })
})
