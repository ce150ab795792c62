import process from 'node:process'
import { type Config, readConfig } from '../config.ts'
import { Complaint, exitCodes } from './complaint.ts'

/** The settings of this process, and what stands beside them that is none. Complains of the first bad one. */
export const readSettings = (): { readonly config: Config; readonly unknownNames: readonly string[] } => {
  const reading = readConfig(process.env)
  if (!reading.ok) throw new Complaint(reading.message, exitCodes.usage)
  return reading
}
