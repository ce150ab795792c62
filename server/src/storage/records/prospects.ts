import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export type NewProspect = {
  readonly accountId: string
  readonly name: string | null
  readonly email: string | null
  /** As somebody wrote it. */
  readonly phone: string | null
  /** The same as E.164 (`domain/phone-numbers.ts`), or null. */
  readonly phoneE164: string | null
  readonly notes: string | null
  readonly source: string
  readonly unitId: number | null
  readonly prospectType: 'Self' | 'Agent'
  readonly createdAt: string
}

/** Inserts prospects and returns their ids in the same order. They have no event yet: the engine writes their `New`. */
export const insertProspects = async (tables: Kysely<Tables>, prospects: readonly NewProspect[]): Promise<number[]> => {
  if (prospects.length === 0) return []
  const rows = await tables
    .insertInto('prospects')
    .values(
      prospects.map((prospect) => ({
        account_id: prospect.accountId,
        name: prospect.name,
        email: prospect.email,
        phone: prospect.phone,
        phone_e164: prospect.phoneE164,
        notes: prospect.notes,
        source: prospect.source,
        unit_id: prospect.unitId,
        prospect_type: prospect.prospectType,
        created_at: prospect.createdAt,
        updated_at: prospect.createdAt,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
