import type { Draft } from "@kangyu/plan";
import type { Actor, World } from "./store.ts";

/** One saving of a draft. */
export interface PlanDraftVersion {
  readonly version: number;
  readonly withdrawn: boolean;
  readonly operator: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A draft as a list needs it: its latest version. */
export interface PlanDraftEntry extends PlanDraftVersion {
  readonly id: string;
  readonly world: World;
  readonly title: Draft["title"];
  readonly period: Draft["period"];
  readonly base: string | null;
  readonly rows: number;
  /** Rows with a target for the plan's last year. */
  readonly decided: number;
}

export interface PlanDraft extends PlanDraftVersion {
  readonly id: string;
  readonly world: World;
  readonly draft: Draft;
}

/** Drafts of the next plan, every version kept. */
export interface PlanDraftStore {
  addPlanDraft(
    draft: { readonly jurisdiction: string; readonly world: World; readonly draft: Draft },
    actor: Actor,
  ): Promise<PlanDraft>;
  /** The drafts that are not taken away, the last saved first. */
  planDrafts(jurisdiction: string, world: World, actor: Actor): Promise<readonly PlanDraftEntry[]>;
  /** Those that are taken away: by a planner, or with the simulated data. Each can be brought back. */
  withdrawnPlanDrafts(jurisdiction: string, world: World, actor: Actor): Promise<readonly PlanDraftEntry[]>;
  /** A version of a draft, the latest where none is named; null where there is none. */
  planDraft(id: string, actor: Actor, version?: number): Promise<PlanDraft | null>;
  /** Every version, the latest first. */
  planDraftVersions(id: string, actor: Actor): Promise<readonly PlanDraftVersion[]>;
  /**
   * Adds a version after `baseVersion`. Refuses with `draft-unknown`, and with `version-conflict` where somebody saved
   * in the meantime.
   */
  savePlanDraft(
    id: string,
    change: { readonly baseVersion: number; readonly draft: Draft; readonly withdrawn?: boolean },
    actor: Actor,
  ): Promise<PlanDraft>;
}
