export {
  forgottenOf,
  openDatesOf,
  programmeEntryType,
  programmeKey,
  readProgrammeItems,
} from '../store/programme.ts'
