import { join } from 'node:path'
import { known } from '../shared/language.ts'
import { translationsIn } from '../shared/translations.ts'
import { projectRoot } from './build.ts'
import { faultsOf } from './languages/faults.ts'
import { wordsBesideTheCode } from './languages/german.ts'

/** `npm run words -- tr`: what a language lacks, or has too much; ends with 1 where there is anything. */
function main(): void {
  const language = known(process.argv[2])
  if (language === undefined || language === 'de' || language === 'en') {
    console.error('Name a language that has a folder in `languages`, such as: npm run words -- tr')
    process.exitCode = 2
    return
  }
  const german = wordsBesideTheCode(projectRoot, 'de')
  const faults = faultsOf(language, {
    german,
    translated: translationsIn(join(projectRoot, 'languages'), language),
  })
  for (const fault of faults) console.log(fault)
  const count = [...german.values()].reduce((sum, messages) => sum + Object.keys(messages).length, 0)
  console.log(`${language}: ${count} messages, ${faults.length} to mend`)
  process.exitCode = faults.length > 0 ? 1 : 0
}

main()
