import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { synthesise } from '../../infra/app.ts'
import { needsFunction } from '../../infra/needs.ts'
import type { StageConfig } from '../../infra/stage.ts'
import type { Capability, Route } from '../../shared/http/contract.ts'

export interface Resource {
  Type: string
  Properties: Record<string, unknown>
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
  Metadata?: Record<string, unknown>
}

export interface Template {
  Resources: Record<string, Resource>
  Outputs?: Record<string, unknown>
}

export const aStage: StageConfig = {
  name: 'sample',
  publicUrl: 'https://haus.example',
  mailFrom: 'Haus <post@haus.example>',
  senderExists: false,
  monthlyBudget: 25,
  requestsPerSecond: 300,
  requestsAtOnce: 600,
  issuerExists: false,
  tableName: 'sample-table',
}

function aRoute(method: Route['method'], path: Route['path'], contentType?: string): Route {
  const answer = { status: 200, ...(contentType === undefined ? {} : { contentType }) } as const
  return { method, path, access: 'anyone', summary: '', answer, refusals: [] }
}

/** Shows things and changes nothing. */
export const aReader: Capability = {
  name: 'window',
  impact: 'Passers-by see nothing.',
  routes: {
    showHouse: aRoute('GET', '/{house}', 'text/html'),
    getHouse: aRoute('GET', '/api/houses/{house}'),
    askHouse: aRoute('POST', '/api/houses/{house}/questions'),
  },
  live: ['/*/questions'],
  table: 'read',
}

/** Writes, listens, wakes up and sends mail. */
export const aWriter: Capability = {
  name: 'post',
  impact: 'Nobody hears from the house.',
  routes: {},
  schedules: { outbox: { everyMinutes: 1 }, cleaning: { everyMinutes: 60 } },
  stream: { types: ['letter', 'parcel'] },
  table: 'read-write',
  sendsMail: true,
}

/** A capability that serves these paths. */
export function aCapability(name: string, ...paths: Route['path'][]): Capability {
  const routes = Object.fromEntries(paths.map((path) => [`${name} ${path}`, aRoute('GET', path)]))
  return { name, impact: `Nobody reaches ${name}.`, table: 'read', routes }
}

/** Capabilities of the usual shape, as they are to come. */
export const fourMore = ['lending', 'wishes', 'polls', 'consultations'].map((name) =>
  aCapability(
    name,
    `/api/houses/{house}/${name}`,
    `/api/${name}/{id}`,
    `/api/${name}/{id}/close`,
    `/{house}/${name}`,
    `/manage/{house}/${name}/{id}`,
    `/manage/{house}/${name}/{id}/close`,
  ),
)

const folders: string[] = []

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder with these files, gone after the tests. */
export function folderOf(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-infra-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** Writes the templates of a stage with stand-ins for the bundles and reads them. */
export function synthesised(capabilities: readonly Capability[], stage: StageConfig = aStage) {
  const dist = folderOf({ 'assets.json': '{}', 'assets/site-1.css': 'a{}' })
  for (const { name } of capabilities.filter((each) => needsFunction(each, capabilities))) {
    cpSync(
      folderOf({ 'lambda.js': `exports.handler = async () => '${name}'` }),
      join(dist, 'functions', name),
      { recursive: true },
    )
  }
  const folder = synthesise({ stage, capabilities, dist, outdir: join(dist, 'cdk.out') })
  const read = (name: string) =>
    JSON.parse(
      readFileSync(join(folder, `treffpunkt-${stage.name}-${name}.template.json`), 'utf8'),
    ) as Template
  const pipeline = stage.repository === undefined ? undefined : read('pipeline')
  return { folder, app: read('app'), data: read('data'), pipeline }
}

export function resourcesOf(template: Template, type: string): Resource[] {
  return Object.values(template.Resources).filter((resource) => resource.Type === type)
}

/** The only one of its type; what its `Properties` hold may be looked into without more ado. */
export function theOne(template: Template, type: string): any {
  const found = resourcesOf(template, type)
  if (found.length !== 1) throw new Error(`${found.length} × ${type}`)
  return found[0]
}
