import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { synthesise } from './app.ts'
import { buildAll, projectRoot } from './build.ts'
import { specimens } from './specimens.ts'

/** The one that was tried; of a newer one new rules are to be looked at first. */
const version = '1.51.0'
/** Where the templates go, and what they may be read for. */
const region = 'eu-central-1'
/** A dependency said twice does no harm: the CDK writes it for each function that has a role. */
const ignored = 'W3005'
const ownFolder = join(projectRoot, '.cfn-lint')

/**
 * `npm run lint:templates`: AWS's own linter over every template that a stage can give. It is a Python program: that of the machine is
 * taken, else one is installed into `.cfn-lint`, and where that is not possible either it says so and ends with 1.
 */
async function main(): Promise<number> {
  const program = findLinter()
  if (program === undefined) {
    console.error(
      `cfn-lint is missing and cannot be installed here: it needs Python 3 with venv and the way to pypi.org. Install it yourself ("pip install cfn-lint==${version}"), then run this again.`,
    )
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-templates-'))
  try {
    const dist = process.env['DIST_DIR'] ?? join(folder, 'dist')
    if (!existsSync(dist)) await buildAll({ outdir: dist })
    const templates = specimens.flatMap((stage) => {
      const outdir = synthesise({ stage, dist, outdir: join(folder, stage.name) })
      return globSync('*.template.json', { cwd: outdir }).map((name) => join(outdir, name))
    })
    const { status } = spawnSync(
      program,
      ['--regions', region, '--ignore-checks', ignored, '--', ...templates],
      { stdio: 'inherit' },
    )
    if (status === 0)
      console.log(`cfn-lint finds nothing in ${templates.length} templates of ${specimens.length} stages.`)
    return status ?? 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const works = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

function findLinter(): string | undefined {
  const own = join(ownFolder, 'bin/cfn-lint')
  const found = ['cfn-lint', own].find(works)
  if (found !== undefined) return found
  console.log(`Installing cfn-lint ${version} into ${ownFolder} …`)
  const run = (program: string, ...args: string[]) =>
    spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  const isMade =
    run('python3', '-m', 'venv', ownFolder) &&
    run(join(ownFolder, 'bin/pip'), 'install', '--quiet', `cfn-lint==${version}`)
  if (isMade && existsSync(own)) return own
  rmSync(ownFolder, { recursive: true, force: true })
  return undefined
}

process.exitCode = await main()
