import type { ReactNode } from "react";

/** Der Support-Kontakt eines Workspace, wo von Admins die Rede ist. */
export const support = {
  contact: (contact: ReactNode) => <>Oder wenden Sie sich an den Support Ihres Workspace: {contact}</>,
};
