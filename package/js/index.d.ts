import type {
  Basis, Benefit, DocumentId, FactGroup, FactType, FactValues, Finding, Force, LimitId, Means, PaidTo, Party, Per,
  ProgrammeId, Room, Standing, StepKind, Unit, Verdict,
} from "./vocabulary.js";

export type * from "./vocabulary.js";

/** A civil day, like `2020-09-01`. */
export type DateText = `${number}-${number}-${number}`;
/** Yuan with two decimals, like `7200.00`. */
export type Yuan = `${number}`;
/** The same words in Chinese and in English. */
export interface Text { zh: string; en: string }

/** An answer as it may be given again; `null` where there is none. */
export type Value = boolean | number | string | null;

/** The key of a fact. */
export type FactKey = keyof FactValues;
/**
 * What is known. `null` is 不清楚: asked, and not known; what is left out was not asked. A `date`
 * in it goes before that of the options, as in a line of `subsidy assess --lines`.
 */
export type Answers = { [Key in FactKey]?: FactValues[Key] | null } & { date?: string };

export interface Options {
  /** The day to assess on, like `2020-09-01`; today in Shanghai where there is none. */
  date?: string;
  answers: Answers;
  /** Whose plan is made, and whose programmes the next question is about; everybody's question and no plan where there is none. */
  for?: Party;
}

/** What the answers come to. Nothing is left out: every programme, every limit. */
export interface Assessment {
  date: DateText;
  programmes: ProgrammeResult[];
  /** Those that hold on the day, where the person is. */
  limits: LimitResult[];
  /** The year's plan of the party that the options name. */
  plan?: Plan;
  /** The fact that decides most, if anything can still change. */
  next_question: FactKey | null;
}

export interface ProgrammeResult {
  id: ProgrammeId;
  /** Whether the text's conditions are met. */
  verdict: Verdict;
  /** Whether the text holds on the day. Show it beside the verdict. */
  standing: Standing;
  /** How firmly the text gives it. Show it beside the verdict. */
  force: Force;
  amount: Amount | null;
  /** Facts that could still change the verdict. */
  missing: FactKey[];
  /** The time of the year that the text names, where it names one. */
  season?: Season;
  /** What would end it, the first first. */
  ends: Ending[];
  /** Of a programme that is not granted: what would make it so, or settle it. */
  changes: Way[];
  /** Answers that cannot be changed, where nothing would. */
  in_the_way?: FactKey[];
  /** The tests that decided, but for clauses of other places and times than the person's. */
  reasons: Reason[];
}

/** The season that is on, or else the next one. */
export interface Season {
  /** The first day; `null` where the text names none. */
  opens: DateText | null;
  last: DateText;
  /** Whether the evaluation date lies in it. */
  open: boolean;
  clause: string;
  words: string;
}

export interface Ending {
  kind: "term" | "unconfirmed" | "fact" | "amount" | "last_claim";
  /** The last day before it. */
  last: DateText | null;
  facts?: FactKey[];
  limit?: LimitId;
}

/** Steps that together lead to a verdict. */
export interface Way { verdict: Verdict; steps: Step[] }

export interface Step {
  fact: FactKey;
  /** `change`: answered, and can still be changed truthfully. `supply`: not answered; if it is so. */
  kind: StepKind;
  /** The nearest value that serves. */
  to: Value;
  /** The values that serve, where others do as well: these, */
  one_of?: Value[];
  /** or from one, */
  at_least?: Value;
  /** or to one, */
  at_most?: Value;
  /** or any region that the programme does not name. */
  elsewhere?: true;
}

/** What to claim by when, what it comes to, and what is kept out by which rule. */
export interface Plan {
  claims: { id: ProgrammeId; verdict: Verdict; deadline: DateText | null; own: boolean }[];
  /** Of the claims that are certain. */
  sure: Totals;
  /** Of those that may still be. */
  maybe: Totals;
  excluded: {
    id: ProgrammeId;
    verdict: Verdict;
    reasons: { rule: "alternative" | "limit" | "together"; limit?: LimitId; in_principle: boolean; by: ProgrammeId[] }[];
    /** The verdict on 1 January, where the claim fits again then. */
    next_year: Verdict | null;
  }[];
  left: { limit: LimitId; left: number; exact: boolean }[];
}

export interface Totals {
  sums: { low: Yuan | null; high: Yuan | null; basis: Basis; per: Per[]; standing: Standing; programmes: ProgrammeId[] }[];
  /** Programmes that give money, but no figure. */
  without_figure: ProgrammeId[];
}

export interface Amount {
  /** Yuan; `null` where it is open. */
  low: Yuan | null;
  high: Yuan | null;
  basis: Basis;
  paid_to: PaidTo;
  /** What the amount is still stated per, because it was not answered how many. */
  per: Per[];
  /** The figure as the text states it. */
  rate: { low: Yuan | null; high: Yuan | null; per: Per[] };
  /** Facts that the amount still needs. */
  lacks: FactKey[];
  /** Of a local standard that nobody had to enter: where it was published, and how surely it is known. */
  standard?: { source: string; grade: "verbatim" | "reported" };
}

/** A test that decided a verdict. */
export interface Reason {
  fact: FactKey;
  /** In the notation of the tables, like `hours >= 80 class_hour`. */
  test: string;
  finding: Finding;
  /** There where the text asks that the test does not hold. */
  negated?: true;
  answer: Value;
  document: string;
  clause: string;
  /** As they stand there; empty where there is only a remark. */
  words: string;
  /** There where the words are known from a report only. */
  grade?: "reported";
  /** What the tables say of the place, in words of no document. */
  remark?: Text;
  /** Why it is doubtful. */
  why?: Text;
}

/** A limit across programmes. */
export interface LimitResult {
  id: LimitId;
  state: Room;
  /** 原则上: there may be exceptions. */
  in_principle: boolean;
  clause: string;
  words: string;
  grade?: "reported";
  remark?: Text;
  programmes: ProgrammeId[];
  missing: FactKey[];
}

/** Something that may be asked. */
export interface Fact {
  key: FactKey;
  type: FactType;
  unit: Unit | null;
  min: number | `${number}` | null;
  max: number | `${number}` | null;
  options: { key: string; label: Text; hint: Text | null }[] | null;
  about: Party[];
  group: FactGroup;
  label: Text;
  question: Text;
  why: Text;
  definition: Text | null;
  /** Another definition for days after one. */
  later: { after: DateText; definition: Text } | null;
  /** What the words mean in one place, by a paper of that place. */
  local?: { region: string; definition: Text; source: string; grade: "verbatim" | "reported" }[];
  /** What yes says by definition: yes to each of these. */
  implies?: FactKey[];
  ask: Text | null;
  /** How it can still be changed truthfully. */
  change: { by: Means; options?: string[]; act: Text | null } | null;
}

/** Something that a clause gives. */
export interface Programme {
  id: ProgrammeId;
  name: Text;
  document: { id: DocumentId; number: string };
  clauses: string[];
  recipient: Party[];
  benefit: Benefit[];
  force: Force;
  paid_to: PaidTo | null;
  from: DateText;
  until: DateText | null;
  unconfirmed_after: DateText | null;
}

/** What can be wrong. */
export type ErrorCode =
  | "not_loaded"
  | "not_ready"
  | "not_a_pack"
  | "not_an_object"
  | "unknown_option"
  | "wrong_option"
  | "unknown_key"
  | "wrong_value";

export interface Problem {
  code: ErrorCode;
  /** Where: `answers.persons`, `date`, `for`; empty where it is about no value. */
  path: string;
  /** In the words of the command line. */
  message: string;
  hint: string | null;
}

/** What is wrong with what was given: the first problem, and all in `problems`. */
export declare class SubsidyError extends Error implements Problem {
  name: "SubsidyError";
  code: ErrorCode;
  path: string;
  hint: string | null;
  problems: Problem[];
  private constructor();
}

/** A pack of the law, as `subsidy pack` writes it: docs/pack.md. */
export type Pack = ArrayBuffer | Uint8Array;

/**
 * Loads the module and the law it comes with, once; a failure may be tried again. In a browser they
 * are fetched from beside the script, in Node read from there. `source` names another place for the
 * module, or holds it; `law` holds other packs, and with `null` there is none until `load` brings one.
 */
export default function init(
  source?: string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module | null,
  law?: Iterable<Pack> | Promise<Iterable<Pack>> | null,
): Promise<void>;

/**
 * Takes another law, whole: its own pack and the words of both languages, in any order, and what
 * stands behind folds if there is any. The types speak of the law that the package comes with.
 * @throws {SubsidyError} if they are no packs, damaged or not of one law; the law then stays as it was
 */
export function load(...packs: Pack[]): void;

/**
 * What the answers come to on a day: the object that `subsidy assess` prints.
 * @throws {SubsidyError} if the options or the answers cannot be understood
 */
export function assess(options: Options): Assessment;

/** What may be asked, in the order of asking: the list that `subsidy facts --json` prints. */
export function facts(): Fact[];

/** What there is: the list that `subsidy programmes --json` prints. */
export function programmes(): Programme[];
