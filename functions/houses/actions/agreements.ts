export {
  agreementsBeside,
  listWrite,
  readAgreements,
  dueRounds,
  sameWordsWrite,
} from '../store/agreements.ts'
