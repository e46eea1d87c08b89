import type { ReactNode } from "react";
import { adminProof } from "./refusals/common";

/** The deletion of a workspace, and what is said while it waits. */
export const deletion = {
  banner: (when: ReactNode) => <>This workspace is to be deleted on {when}, with everything in it.</>,
  bannerTitle: "To be deleted",
  toTakeBack: "Take it back",
  signIn: (when: ReactNode) => <>This workspace is to be deleted on {when}. Until then you can sign in as ever.</>,
  noNewMembers: "This workspace is to be deleted",
  noNewMembersLead: "It takes no new members. Ask the person who invited you.",
  section: "Delete workspace",
  text: "Deletes the workspace with its members, applications and audit log after seven days. Until then it works as ever, takes no new members, and any owner can take this back. Every member gets an email. No one can take its address again.",
  name: "Type its name to confirm",
  nameHint: (name: string) => `Its name is ${name}.`,
  button: "Delete workspace",
  askedText: (when: ReactNode) => (
    <>
      It is deleted on {when}. Export it before, if you may need what is in it. Any owner can take this back until then.
    </>
  ),
  takeBack: "Keep workspace",
  asked: "The workspace will be deleted in seven days. Every member gets an email.",
  takenBack: "The workspace stays. Every member gets an email.",
  refusals: {
    ...adminProof,
    "wrong-name": "That is not the name of this workspace. Type it as it is shown.",
    asked: "An owner asked for this already. Load this page again.",
    over: "This was taken back already, or the deletion has begun. Load this page again.",
  },
};
