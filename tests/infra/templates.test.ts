// One file, so that one process reads the CDK, its rules of CloudFormation among them: in each that does, that takes eight seconds.
await import('./templates/alarms.ts')
await import('./templates/checks.ts')
await import('./templates/edge.ts')
await import('./templates/edge-at-home.ts')
await import('./templates/functions.ts')
await import('./templates/needs.ts')
await import('./templates/product.ts')
await import('./templates/sender.ts')
