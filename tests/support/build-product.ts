import { writeProduct } from './bench-templates.ts'

/** A program: bundles and synthesises into a folder, so that the importing of both costs no test its time. */
await writeProduct(process.argv[2] ?? '')
