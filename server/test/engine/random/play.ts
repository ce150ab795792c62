import type { Desk, TestEngine } from '../desk.ts'
import { type Crew, openCrew, openRuns, type Run } from './crew.ts'
import { compareStored, readStored } from './model/stored.ts'
import { Round } from './round.ts'
import { departure, type Sequence } from './steps.ts'

const compareAll = async (desk: Desk, { accountId }: Crew, runs: readonly Run[]): Promise<void> => {
  const stored = await readStored(desk.pool, accountId)
  for (const run of runs) {
    if (run.difference !== null) continue
    try {
      compareStored(run.model, stored)
    } catch (error) {
      run.difference = error as Error
    }
  }
}

/** Plays sequences side by side in an account of their own, and compares what is stored in the end with what the models say. */
export const play = async (
  desk: Desk,
  engines: readonly TestEngine[],
  sequences: readonly Sequence[],
  compareAfter: 'eachStep' | 'allSteps' = 'allSteps',
): Promise<{ readonly runs: readonly Run[]; readonly crew: Crew }> => {
  const crew = await openCrew(desk)
  const runs = await openRuns(desk, crew, sequences)
  const most = Math.max(...sequences.map(({ steps }) => steps.length))
  for (let turn = 0; turn < most; turn++) {
    if (turn === departure) {
      await desk.removeMember(crew.accountId, crew.ids.lee)
      crew.members.delete(crew.ids.lee)
    }
    await new Round(desk, engines, crew, turn).play(runs)
    if (compareAfter === 'eachStep') await compareAll(desk, crew, runs)
  }
  await compareAll(desk, crew, runs)
  return { runs, crew }
}
