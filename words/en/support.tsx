import type { ReactNode } from "react";

/** The support contact of a workspace, where people are told to ask an admin. */
export const support = {
  contact: (contact: ReactNode) => <>Or reach the support of your workspace: {contact}</>,
};
