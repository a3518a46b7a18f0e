import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { App, Validations } from 'aws-cdk-lib/core'
import { AwsSolutionsChecks } from 'cdk-nag'
import { capabilities as allCapabilities } from '../functions/capabilities.ts'
import type { Capability } from '../shared/http/contract.ts'
import { AppStack } from './app-stack.ts'
import { DataStack } from './data-stack.ts'
import { needsFunction } from './needs.ts'
import { PipelineStack } from './pipeline-stack.ts'
import { readStage } from './stage.ts'
import type { StageConfig } from './stage.ts'
import { readContext } from './stages-file.ts'

const root = resolve(import.meta.dirname, '..')

export interface SynthesisOptions {
  /** A name among the stages of `cdk.json`, or a stage itself. */
  stage?: string | StageConfig
  /** The stage if neither `stage` nor the command line (`-c stage=…`) names one; default `local`. */
  usualStage?: string | undefined
  /** Where the templates go; default what the CDK's command line says (CDK_OUTDIR), else `cdk.out`. */
  outdir?: string
  /** The folder that `infra/build.ts` made; default `DIST_DIR`, else `dist`. */
  dist?: string
  capabilities?: readonly Capability[]
}

const settings = {
  // For the local runner: the templates tell which folder a function's code is in and which construct made it.
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:enable-path-metadata': true,
  // What CloudFormation would refuse is refused here already.
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  // The data stack cannot take the stream away while the functions hear it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
}

/**
 * Writes the templates of one stage and returns their folder. Needs no network, no account and no CDK command line; throws if a
 * rule of cdk-nag's AwsSolutions is broken, if the stage is not complete, or if the bundles are not there.
 */
export function synthesise(options: SynthesisOptions = {}): string {
  const { dist = process.env['DIST_DIR'] ?? join(root, 'dist'), capabilities = allCapabilities } = options
  const called = capabilities.filter((each) => needsFunction(each, capabilities))
  const wantedFolders = ['assets', ...called.map(({ name }) => join('functions', name))]
  const missing = wantedFolders.filter((folder) => !existsSync(join(dist, folder)))
  if (missing.length > 0) throw new Error(`Not built yet: ${missing.join(', ')}. Run "npm run build" first`)
  const app = checkedApp(options.outdir ?? process.env['CDK_OUTDIR'] ?? join(root, 'cdk.out'))
  const wanted =
    options.stage ?? (app.node.tryGetContext('stage') as string | undefined) ?? options.usualStage ?? 'local'
  const stage = typeof wanted === 'string' ? readStage(readContext().stages, wanted) : wanted
  const data = new DataStack(app, `treffpunkt-${stage.name}-data`, { tableName: stage.tableName })
  const streamArn = data.table.tableStreamArn
  if (streamArn === undefined) throw new Error('The table has no stream')
  new AppStack(app, `treffpunkt-${stage.name}-app`, { stage, capabilities, streamArn, dist })
  const { name, repository, issuerExists } = stage
  if (repository !== undefined)
    new PipelineStack(app, `treffpunkt-${name}-pipeline`, { stage: name, repository, issuerExists })
  return app.synth().directory
}

/** An app whose synthesis fails on what AWS advises against and nobody has given a reason for; reads `cdk.json`. */
export function checkedApp(outdir: string): App {
  const app = new App({ context: { ...readContext(), ...settings }, outdir, analyticsReporting: false })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return app
}

if (import.meta.main) {
  try {
    synthesise({ usualStage: process.argv[2] })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
