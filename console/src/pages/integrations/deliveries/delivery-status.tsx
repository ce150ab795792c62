import { Badge } from '@mantine/core'
import { Check, CirclePause, Clock, type LucideIcon, RotateCw, X } from 'lucide-react'
import type { DeliveryStatus } from '../../../../../server/src/catalogue/webhooks.ts'

type Look = { readonly name: string; readonly about: string; readonly color: string; readonly icon: LucideIcon }

export const deliveryLooks: Readonly<Record<DeliveryStatus, Look>> = {
  ready: { name: 'Waiting', about: 'It is sent in its turn', color: 'gray', icon: Clock },
  retrying: { name: 'Retrying', about: 'It failed, and is tried again', color: 'brass', icon: RotateCw },
  held: {
    name: 'Held back',
    about: 'It waits for an earlier one about the same prospect or unit',
    color: 'gray',
    icon: CirclePause,
  },
  delivered: { name: 'Delivered', about: 'Your server answered 2xx', color: 'pine', icon: Check },
  failed: { name: 'Failed', about: 'No try is left: send it again when your server is mended', color: 'red', icon: X },
}

/** How a delivery stands, by its name and sign. */
export const DeliveryStatusBadge = ({ status }: { readonly status: DeliveryStatus }) => {
  const { name, about, color, icon: Icon } = deliveryLooks[status]
  return (
    <Badge variant="light" color={color} tt="none" title={about} leftSection={<Icon size={12} aria-hidden="true" />}>
      {name}
    </Badge>
  )
}
