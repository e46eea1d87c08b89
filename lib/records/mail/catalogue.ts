import { accountChanged } from "./templates/account-changed";
import { accountDeactivated } from "./templates/account-deactivated";
import { accountDeleted } from "./templates/account-deleted";
import { accountExists } from "./templates/account-exists";
import { accountLocked } from "./templates/account-locked";
import { addressChanged } from "./templates/address-changed";
import { addressCode } from "./templates/address-code";
import { addressTaken } from "./templates/address-taken";
import { confirmAddress } from "./templates/confirm-address";
import { enrolmentCode } from "./templates/enrolment-code";
import { factorAdded } from "./templates/factor-added";
import { factorRemoved } from "./templates/factor-removed";
import { invitation } from "./templates/invitation";
import { lockReported } from "./templates/lock-reported";
import { operatorReset } from "./templates/operator-reset";
import { ownerRescued } from "./templates/owner-rescued";
import { passkeyRefused } from "./templates/passkey-refused";
import { passwordChanged } from "./templates/password-changed";
import { passwordReset } from "./templates/password-reset";
import { planChanged } from "./templates/plan-changed";
import { policyDecided } from "./templates/policy-decided";
import { policyWeakened } from "./templates/policy-weakened";
import { recoveryCodeUsed } from "./templates/recovery-code-used";
import { recoveryCodesRegenerated } from "./templates/recovery-codes-regenerated";
import { recoveryCodesViewed } from "./templates/recovery-codes-viewed";
import { requirementPublished } from "./templates/requirement-published";
import { requirementReminder } from "./templates/requirement-reminder";
import { requirementWithdrawn } from "./templates/requirement-withdrawn";
import { resetCancelled } from "./templates/reset-cancelled";
import { resetDecided } from "./templates/reset-decided";
import { resetFinished } from "./templates/reset-finished";
import { resetIssued } from "./templates/reset-issued";
import { resetRequested } from "./templates/reset-requested";
import { resetRestored } from "./templates/reset-restored";
import { roleChanged } from "./templates/role-changed";
import { signInCode } from "./templates/sign-in-code";
import { workspaceDeletion } from "./templates/workspace-deletion";
import { workspaceList } from "./templates/workspace-list";

/** Every kind of mail, by the name it is queued under. */
export const catalogue = {
  "account-changed": accountChanged,
  "account-deactivated": accountDeactivated,
  "account-deleted": accountDeleted,
  "account-exists": accountExists,
  "account-locked": accountLocked,
  "address-changed": addressChanged,
  "address-code": addressCode,
  "address-taken": addressTaken,
  "confirm-address": confirmAddress,
  "enrolment-code": enrolmentCode,
  "factor-added": factorAdded,
  "factor-removed": factorRemoved,
  invitation: invitation,
  "lock-reported": lockReported,
  "operator-reset": operatorReset,
  "owner-rescued": ownerRescued,
  "passkey-refused": passkeyRefused,
  "password-changed": passwordChanged,
  "password-reset": passwordReset,
  "plan-changed": planChanged,
  "policy-decided": policyDecided,
  "policy-weakened": policyWeakened,
  "recovery-code-used": recoveryCodeUsed,
  "recovery-codes-regenerated": recoveryCodesRegenerated,
  "recovery-codes-viewed": recoveryCodesViewed,
  "requirement-published": requirementPublished,
  "requirement-reminder": requirementReminder,
  "requirement-withdrawn": requirementWithdrawn,
  "reset-cancelled": resetCancelled,
  "reset-decided": resetDecided,
  "reset-finished": resetFinished,
  "reset-issued": resetIssued,
  "reset-requested": resetRequested,
  "reset-restored": resetRestored,
  "role-changed": roleChanged,
  "sign-in-code": signInCode,
  "workspace-deletion": workspaceDeletion,
  "workspace-list": workspaceList,
};

export type Catalogue = typeof catalogue;
export type TemplateName = keyof Catalogue;
/** The parameters that a template needs. */
export type Params<Name extends TemplateName> = Parameters<Catalogue[Name]["subject"]>[0];
