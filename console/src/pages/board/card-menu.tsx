import { ActionIcon, Menu, Text } from '@mantine/core'
import { Ellipsis, UserPlus } from 'lucide-react'
import type { PointerEvent } from 'react'
import type { Stage } from '../../../../server/src/catalogue/event-types.ts'
import { isBlocked } from '../../events/kinds.ts'
import { prospectText } from '../../parts/prospect-name.tsx'
import { StageBadge } from '../../parts/stage-badge.tsx'
import type { BoardCard } from './placing.ts'
import { boardStages } from './stages.ts'

/** What a card tells the board. The same all the time, so that a card is drawn again only when it changes itself. */
export type CardActions = {
  readonly onDragStart: (event: PointerEvent<HTMLElement>, card: BoardCard) => void
  readonly onMenu: (id: number, opens: boolean) => void
  readonly onMove: (card: BoardCard, to: Stage) => void
  readonly onAssign: (card: BoardCard) => void
  readonly onFocus: (card: BoardCard) => void
}

type Props = Pick<CardActions, 'onMenu' | 'onMove' | 'onAssign'> & {
  readonly card: BoardCard
  readonly isStop: boolean
  readonly isOpen: boolean
}

const Stages = ({ card, onMove }: Pick<Props, 'card' | 'onMove'>) => (
  <>
    <Menu.Label>Move to …</Menu.Label>
    {isBlocked(card) ? (
      <Text size="xs" c="dimmed" px="sm" pb={6} maw={220}>
        Blocklisted: unblock them on their page before you move them
      </Text>
    ) : (
      boardStages
        .filter((stage) => stage !== card.stage)
        .map((stage) => (
          <Menu.Item key={stage} onClick={() => onMove(card, stage)}>
            <StageBadge stage={stage} />
          </Menu.Item>
        ))
    )}
  </>
)

/** What can be done with a card without dragging it. */
export const CardMenu = ({ card, isStop, isOpen, onMenu, onMove, onAssign }: Props) => (
  <Menu
    opened={isOpen}
    onChange={(opens) => onMenu(card.id, opens)}
    position="bottom-end"
    width={220}
    // Not keys: the one that opens it from the card would close it at once.
    clickOutsideEvents={['mousedown', 'touchstart']}
  >
    <Menu.Target>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        tabIndex={isStop ? 0 : -1}
        aria-label={`Move or assign ${prospectText(card)}`}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </ActionIcon>
    </Menu.Target>
    {isOpen && (
      <Menu.Dropdown>
        <Stages card={card} onMove={onMove} />
        <Menu.Divider />
        <Menu.Item leftSection={<UserPlus size={15} aria-hidden="true" />} onClick={() => onAssign(card)}>
          Assign …
        </Menu.Item>
      </Menu.Dropdown>
    )}
  </Menu>
)
