export {
  agreementsBeside,
  listWrite,
  readAgreements,
  readRoundsDue,
  sameWordsWrite,
} from '../store/agreements.ts'
