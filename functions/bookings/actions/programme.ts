export { forgottenOf, programmeEntryType, programmeKey, readProgrammeItems } from '../store/programme.ts'
