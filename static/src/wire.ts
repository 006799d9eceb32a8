// wire.ts is the protocol as the screen reads it. It is generated from server/wire/protocol.go and
// from the commands of editor/: go test ./server/wire -run TypeScript -write

/** A difference: runs kept, taken out and put in, in reading order. */
export type Op = ["=" | "-" | "+", string];
export type Diff = Op[];

export interface Request {
  id: string;
  command: Command;
}

export type Role = "chair" | "secretariat" | "delegation" | "observer" | "public";

export type Source = "floor" | "mail" | "note_verbale" | "table";

export interface By {
  role: Role;
  delegation?: string;
  person?: string;
  recorded?: Source;
}

export type ObjectionScope = "paragraph" | "section" | "whole";

export interface Event {
  type: string;
  by: By;
  paragraph?: string;
  number?: string;
  version?: number;
  amendment?: string;
  no?: number;
  to?: string;
  toNo?: number;
  objection?: string;
  statement?: string;
  silence?: string;
  submission?: string;
  input?: string;
  bridge?: string;
  revision?: string;
  kind?: string;
  of?: string;
  asked?: string[];
  reason?: string;
  after?: string;
  elsewhere?: string;
  parts?: number;
  body?: string;
  meeting?: string;
  date?: string;
  place?: string;
  symbol?: string;
  paragraphs?: string[];
  orally?: string[];
  for?: string[];
  scope?: ObjectionScope;
  package?: string;
  numbers?: string[];
  then?: Event[];
  at?: string;
}

export interface Masthead {
  organ?: string;
  symbol?: string;
  distribution?: string;
  date?: string;
  original?: string;
  language?: string;
  body?: string;
  session?: string;
  meeting?: string;
  agendaItem?: string;
  title?: string;
  lines?: string[];
}

export type Visibility = "circulated" | "open";

export type Openness = "chair" | "delegations";

export type Numbering = "running" | "by_heading" | "printed";

export type Mode = "chairs_text" | "rolling_text";

export interface Settings {
  observers?: Visibility;
  positions?: Openness;
  numbering?: Numbering;
  mode?: Mode;
  cap?: number;
  fates?: Openness;
}

export type ReadingKind = "general" | "paragraph_by_paragraph";

export interface Reading {
  id: string;
  no: number;
  kind: ReadingKind;
  note?: string;
  openedAt: string;
  next?: string;
  left: number;
  sealed?: boolean;
  expunged?: boolean;
}

export interface Room {
  paragraph: string;
  version: number;
  note?: string;
  at: string;
}

export type Outcome = "adopted" | "no_consensus";

export type Audience = "chair" | "delegations" | "observers" | "public";

export interface Closing {
  outcome: Outcome;
  body: string;
  meeting: string;
  date: string;
  place?: string;
  at: string;
  audience: Audience;
  revision?: string;
  toCome?: string[];
  summary?: string;
}

export type Relationship = "" | "annexed_to" | "annex";

export interface Relation {
  symbol: string;
  report?: string;
  relation: Relationship;
}

export interface Report {
  id: string;
  masthead: Masthead;
  settings: Settings;
  live: boolean;
  showing: string;
  language: string;
  words: number;
  reading?: Reading;
  room?: Room;
  receivedFrom?: string;
  rehearsal?: boolean;
  closing?: Closing;
  family?: Relation[];
}

export type DelegationKind = "state" | "observer" | "group";

export interface Delegation {
  code: string;
  name: string;
  kind: DelegationKind;
  members?: string[];
}

export type Kind = "heading" | "paragraph" | "item" | "text";

export type Marker = "" | "1." | "(a)" | "(i)" | "I." | "A." | "(1)" | "•";

export type Status = "open" | "contested" | "agreed";

export interface ParagraphVer {
  version: number;
  at: string;
  revision?: string;
  by?: string[];
  technical?: boolean;
  takesBack?: number;
  orally?: string[];
}

export interface Awaiting {
  delegation: string;
  reason?: string;
  at: string;
}

export interface Translation {
  language: string;
  version: number;
  text: string;
  at: string;
}

export interface ParkedAs {
  note?: string;
  at: string;
}

export interface Paragraph {
  id: string;
  after: string;
  gone?: boolean;
  kind: Kind;
  level: number;
  annex?: boolean;
  number: string;
  marker: Marker;
  version: number;
  text: string;
  status?: Status;
  agreedAt?: string;
  agreedBody?: string;
  new?: boolean;
  brackets?: number;
  placeholders?: number;
  clusters?: string[][][];
  versions?: ParagraphVer[];
  rolling?: string;
  awaiting?: Awaiting[];
  translations?: Translation[];
  parked?: ParkedAs;
  read?: boolean;
  reopened?: boolean;
  sealed?: boolean;
  expunged?: boolean;
}

export type AmendmentKind = "revise" | "insert_after" | "delete" | "move" | "split" | "merge";

export interface VersionName {
  paragraph: string;
  version: number;
}

export type State = "pending" | "pressed" | "reflected" | "partly_reflected" | "not_retained" | "overtaken" | "withdrawn";

export type Class = "clean" | "overlapping" | "gone" | "overtaken";

export interface Carried {
  version: number;
  class: Class;
  ops?: Diff;
  text?: string;
}

export interface CarriedOn {
  paragraph: string;
  version: number;
  class: Class;
  ops?: Diff;
  text?: string;
}

export type Position = "" | "supports" | "can_go_along" | "cannot_accept";

export interface PositionOf {
  delegation: string;
  position: Position;
  reason?: string;
}

export interface Acting {
  group: string;
  for: string[];
  not?: string[];
}

export interface Voice {
  by: string;
  position: Position;
  states: string[];
}

export interface Amendment {
  id: string;
  no?: number;
  kind: AmendmentKind;
  paragraph: string;
  version: number;
  as?: Kind;
  after?: string;
  with?: VersionName[];
  ops: Diff;
  text: string;
  reason?: string;
  by: string;
  coSponsors?: string[];
  filedAt: string;
  revision?: string;
  late?: boolean;
  state: State;
  listed?: boolean;
  pressed?: boolean;
  answerReason?: string;
  answered?: string;
  carried?: Carried;
  also?: string[];
  alsoCarried?: CarriedOn[];
  supersedes?: string;
  supersededBy?: string;
  submission?: string;
  to?: string;
  acceptedIn?: string;
  floor?: string;
  positions?: PositionOf[];
  acting?: Acting[];
  voices?: Voice[];
  sealed?: boolean;
  expunged?: boolean;
  textGone?: boolean;
}

export type ObjectionKind = "objection" | "conditional";

export type CallAnswer = "maintained" | "lifted" | "will_not_stand_in_the_way";

export interface Objection {
  id: string;
  paragraph: string;
  also?: string[];
  version: number;
  by: string;
  kind: ObjectionKind;
  on?: string;
  ready?: boolean;
  reason?: string;
  raisedAt: string;
  revision?: string;
  amendment?: string;
  liftedAt?: string;
  silence?: string;
  withheld?: boolean;
  scope?: ObjectionScope;
  reach?: string[];
  call?: string;
  calledAt?: string;
  answer?: CallAnswer;
  acting?: Acting;
  sealed?: boolean;
  expunged?: boolean;
}

export type StatementKind = "explanation" | "reservation" | "dissociation";

export interface Statement {
  id: string;
  kind: StatementKind;
  paragraph: string;
  version: number;
  by: string;
  text: string;
  objection?: string;
  madeAt: string;
  revision?: string;
  withdrawnAt?: string;
  annexed?: boolean;
  acting?: Acting;
  sealed?: boolean;
  expunged?: boolean;
}

export interface SilenceBreak {
  paragraph: string;
  by?: string;
  received?: string;
  source?: string;
}

export interface Silence {
  id: string;
  state: string;
  whole?: boolean;
  texts: VersionName[];
  leftOut?: string[];
  deadline: string;
  zone: string;
  note?: string;
  openedAt: string;
  endedAt?: string;
  broken?: SilenceBreak[];
  agreed?: VersionName[];
  seen?: string[];
  sealed?: boolean;
  expunged?: boolean;
}

export interface Package {
  id: string;
  name: string;
  note?: string;
  paragraphs: string[];
  boundAt: string;
  dissolvedAt?: string;
  sealed?: boolean;
  expunged?: boolean;
}

export interface Recorded {
  id: string;
  delegation: string;
  source: Source;
  reference?: string;
  received: string;
  at: string;
  by: Role;
  act: string;
  paragraph: string;
  amendment?: string;
  objection?: string;
  statement?: string;
  submission?: string;
  confirmed?: string;
  corrected?: string;
  words?: string;
}

export interface Submission {
  id: string;
  by: string;
  title?: string;
  revision?: string;
  comment?: string;
  filedAt: string;
  late?: boolean;
  amendments: string[];
  sealed?: boolean;
  expunged?: boolean;
}

export interface Input {
  id: string;
  by: string;
  title: string;
  text: string;
  revision?: string;
  paragraph?: string;
  number?: string;
  filedAt: string;
  published?: Audience;
  withdrawnAt?: string;
  sealed?: boolean;
  expunged?: boolean;
}

export interface TextEdit {
  id: string;
  paragraph: string;
  edition: number;
  version?: number;
  text: string;
  ops: Diff;
  note?: string;
  at: string;
}

export interface Instruction {
  paragraph: string;
  text: string;
}

export interface Corrigendum {
  id: string;
  symbol: string;
  language: string;
  instructions: Instruction[];
  at: string;
}

export interface WordsBy {
  op: string;
  text: string;
  by?: string[];
}

export type Meets = "met" | "partly_met" | "not_met";

export type Answer = "reflected" | "partly_reflected" | "not_retained";

export interface BridgeMeets {
  amendment: string;
  how?: Meets;
  left?: Diff[];
  becomes?: Answer;
}

export type BridgeWord = "accepts" | "accepts_with_change" | "maintains";

export interface BridgeAnswer {
  amendment: string;
  delegation: string;
  answer: BridgeWord;
  text?: string;
  ops?: Diff;
  reason?: string;
  at: string;
}

export interface Bridge {
  id: string;
  paragraph: string;
  version: number;
  text: string;
  words: WordsBy[];
  note?: string;
  putAt: string;
  meets: BridgeMeets[];
  answers: BridgeAnswer[];
  supersedes?: string;
  supersededBy?: string;
  withdrawnAt?: string;
  taken?: number;
  class?: Class;
  rebased?: string;
}

export interface Changed {
  report?: Report;
  delegations?: Delegation[];
  paragraphs?: Paragraph[];
  amendments?: Amendment[];
  objections?: Objection[];
  statements?: Statement[];
  silences?: Silence[];
  packages?: Package[];
  recorded?: Recorded[];
  submissions?: Submission[];
  inputs?: Input[];
  edits?: TextEdit[];
  corrigenda?: Corrigendum[];
  bridges?: Bridge[];
}

export interface Frame {
  cursor?: string;
  at: string;
  event: Event;
  changed: Changed;
  load?: boolean;
}

export interface OK {
  cursor: string;
  made: string[];
}

export type BlockerKind = "objection" | "conditional" | "unanswered" | "pressed" | "brackets" | "stale" | "package" | "awaiting" | "placeholder" | "silence";

export interface Blocker {
  kind: BlockerKind;
  paragraph: string;
  number?: string;
  delegation?: string;
  coSponsors?: string[];
  reason?: string;
  since?: string;
  at?: string;
  version?: number;
  objection?: string;
  amendment?: string;
  no?: number;
  floor?: string;
  scope?: string;
  for?: string[];
  ready?: boolean;
}

export interface Error {
  code: string;
  message: string;
  blockers?: Blocker[];
}

export interface Reply {
  re: string;
  ok?: OK;
  error?: Error;
}

export interface Notice {
  notice: string;
  cursor?: string;
}

export interface Revision {
  id: string;
  name: string;
  symbol?: string;
  at: string;
  letter?: string;
  audience: Audience;
  deadline?: string;
  hash: string;
  logHash?: string;
}

export interface Snapshot {
  cursor: string;
  audience: Audience;
  report: Report;
  delegations: Delegation[];
  paragraphs: Paragraph[];
  amendments: Amendment[];
  objections: Objection[];
  silences: Silence[];
  packages: Package[];
  statements: Statement[];
  recorded: Recorded[];
  submissions: Submission[];
  inputs: Input[];
  revisions: Revision[];
  edits: TextEdit[];
  corrigenda: Corrigendum[];
  bridges: Bridge[];
}

export interface MyPosition {
  amendment: string;
  position: Position;
  reason?: string;
}

export interface MyActing {
  amendment: string;
  position: Position;
  group: string;
  for: string[];
  not?: string[];
}

export interface Mine {
  positions: MyPosition[];
  objections: string[];
  receipts: string[];
  recorded: Recorded[];
  inputs?: Input[];
  acting?: MyActing[];
}

export interface Step {
  at: string;
  event: Event;
  ops?: Diff;
}

export interface History {
  paragraph: string;
  number: string;
  steps: Step[];
}

export interface Side {
  id: string;
  name: string;
  at?: string;
}

export interface ComparedPair {
  paragraph: string;
  change: string;
  kind: Kind;
  level: number;
  annex?: boolean;
  fromNumber?: string;
  toNumber?: string;
  fromAlso?: string[];
  ops: Diff;
  by?: string[];
  opsBy?: string[][];
  words?: WordsBy[];
  status?: Status;
}

export interface Comparison {
  from: Side;
  to: Side;
  pairs: ComparedPair[];
}

export interface RevisionMoment {
  moment: number;
  id: string;
  name: string;
  at: string;
}

export interface Timeline {
  moments: number;
  revisions: RevisionMoment[];
  changes: number[];
}

export interface Moment {
  moment: number;
  name: string;
  at: string;
  event: Event;
  live: boolean;
  showing: string;
  text: Comparison;
}

export interface Stretch {
  text: string;
  origin: number;
}

export interface OriginAmendment {
  id: string;
  no?: number;
}

export interface Origin {
  paragraph?: string;
  number?: string;
  version: number;
  at: string;
  revision?: string;
  by?: string[];
  amendments?: OriginAmendment[];
}

export interface VersionText {
  paragraph: string;
  version: number;
  words: Stretch[];
  origins: Origin[];
  since?: number;
  ops?: Diff;
  opsBy?: string[][];
}

export type Fate = "reflected" | "partly_reflected" | "not_retained" | "overtaken" | "withdrawn" | "carried";

export interface FateCount {
  fate: Fate;
  count: number;
}

export interface FateRow {
  amendment: string;
  no: number;
  kind: AmendmentKind;
  paragraph: string;
  number: string;
  by: string;
  coSponsors?: string[];
  fate: Fate;
  class?: Class;
  listed?: boolean;
  pressed?: boolean;
  reason?: string;
  accepted?: boolean;
  supersededBy?: string;
}

export interface Fates {
  of: Side;
  hash?: string;
  logHash?: string;
  all: boolean;
  total: number;
  counted: FateCount[];
  rows: FateRow[];
}

export interface ReportListing {
  id: string;
  symbol?: string;
  title: string;
  body?: string;
  latest?: string;
  agreed: number;
  of: number;
  latestAt?: string;
  closing?: Closing;
  family?: Relation[];
}

export interface Flag {
  by: string;
  kind: StatementKind;
}

export interface AgreedText {
  report: string;
  symbol?: string;
  title: string;
  paragraph: string;
  number: string;
  version: number;
  text: string;
  agreedAt: string;
  flags?: Flag[];
}

export interface Session {
  person: string;
  role: Role;
  delegation?: string;
  delegationName?: string;
  creates?: boolean;
}

export interface InvitationRequest {
  role: Role;
  person: string;
  delegation?: string;
  delegationName?: string;
}

export interface Invitation {
  link: string;
  expires: string;
}

export interface Imported {
  id: string;
  notices: string[];
}

export interface Take {
  amendment: string;
  how: Answer;
}

export type NoticeKind = "silence" | "ending" | "broken" | "circulated" | "answered" | "reopening" | "filed";

export type NoticeHow = "now" | "digest" | "none";

export interface NoticeChoice {
  notice: NoticeKind;
  how: NoticeHow;
}

export type NoticeEvery = "hour" | "day";

export interface DigestTime {
  every: NoticeEvery;
  hour: number;
  zone: string;
}

export interface NoticeSettings {
  version: number;
  addresses: string[];
  choices: NoticeChoice[];
  digest: DigestTime;
  texts: boolean;
}

export interface FailedNotice {
  at: string;
  mission: string;
  notice?: NoticeKind;
  address?: string;
  code: number;
  reply?: string;
}

export interface Notices {
  mission: string;
  mail: boolean;
  settings: NoticeSettings;
  unconfirmed: string[];
  waiting: number;
  failed: FailedNotice[];
}

export interface RehearsalRequest {
  audience: Audience;
}

export interface Rehearsal {
  id: string;
  report: string;
  audience: Audience;
  by: string;
  at: string;
}

export interface Found {
  paragraph: string;
  amendments?: string[];
}

export interface ListedState {
  code: string;
  name: string;
  observer?: boolean;
}

export type Verb = "" | "retain" | "delete";

export interface Stance {
  names: string[];
  wants?: Verb;
}

export interface Bracket {
  words: string;
  depth: number;
  by?: Stance[];
  chooses?: boolean;
}

export interface Alternative {
  label?: string;
  words: string;
  noText?: boolean;
  by?: Stance[];
}

export interface Choice {
  words: string;
  alternatives: Alternative[];
}

export type PlaceholderKind = "blank" | "ellipsis" | "to_be" | "tbc";

export interface Blank {
  before: string;
  text: string;
  kind: PlaceholderKind;
}

export interface BracketList {
  paragraph: string;
  version: number;
  brackets: Bracket[];
  choices: Choice[];
  unbalanced?: number;
  placeholders: Blank[];
  rest: string;
}

export interface Lifted {
  paragraph: string;
  version: number;
  text: string;
  ops: Diff;
}

export interface BridgeAlternative {
  ops: Diff;
  by: string[];
}

export interface BridgeSegment {
  text: string;
  alternatives?: BridgeAlternative[];
}

export interface BridgeConflict {
  text: string;
  amendments: string[];
}

export interface Bridging {
  paragraph: string;
  version: number;
  segments: BridgeSegment[];
  unplaced: string[];
  text: string;
  words: WordsBy[];
  meets: BridgeMeets[];
  conflicts: BridgeConflict[];
  problem?: string;
}

export interface BridgingRequest {
  version: number;
  text: string;
  supersedes?: string;
}

export interface PlaceholderCount {
  kind: PlaceholderKind;
  count: number;
}

export interface BracketCount {
  paragraphs: number;
  standing: number;
  nested: number;
  deepest: number;
  unbalanced: number;
  braces: number;
  attributed: number;
  choices: number;
  alternatives: number;
  placeholders: PlaceholderCount[];
}

export interface InBrackets {
  paragraph: string;
  standing: number;
  unbalanced?: number;
}

export interface PlaceholderAt {
  paragraph: string;
  number: string;
  kind: PlaceholderKind;
  text: string;
  character: number;
}

export type MisnumberingKind = "doubled" | "skipped" | "back" | "begins" | "restarts" | "level" | "moved";

export interface Misnumbering {
  paragraph: string;
  at: number;
  number: string;
  kind: MisnumberingKind;
  what: string;
}

export interface Checklist {
  counted: BracketCount;
  brackets: InBrackets[];
  placeholders: PlaceholderAt[];
  numbers: Misnumbering[];
}

export interface Pairing {
  paragraph: string;
  element: number;
  together: boolean;
}

export interface OutsideText {
  paragraph?: string;
  version?: number;
  element: number;
  number: string;
  kind: Kind;
  level: number;
  annex?: boolean;
}

export interface OutsideCarried {
  amendment: string;
  no: number;
  by: string;
  kind: AmendmentKind;
  class?: Class;
}

export interface OutsideChange {
  change: string;
  moved?: boolean;
  from: OutsideText[];
  to: OutsideText[];
  ops: Diff;
  alike?: number;
  unsure?: boolean;
  said?: boolean;
  amendments?: OutsideCarried[];
  objections?: string[];
}

export interface Named {
  paragraph: string;
  number: string;
}

export interface Outside {
  name: string;
  symbol?: string;
  by: string;
  seen: string;
  notices: string[];
  pairings: Pairing[];
  changes: OutsideChange[];
  reopened: Named[];
  refused?: Error;
}

export interface OutsidePairings {
  seen: string;
  pairings: Pairing[];
}

export interface OutsideConfirmed {
  id: string;
  seen: string;
}

export interface ProposalBy {
  by: string;
  rows: number;
  delegation?: string;
  chosen?: boolean;
  seat?: Delegation;
}

export interface ProposalTable {
  id: string;
  name: string;
  received: string;
  at: string;
  by: string;
  rows: number;
  filed: number;
  aside: number;
  waiting: number;
  notices?: string[];
  delegations?: ProposalBy[];
}

export type ProposalState = "placed" | "low" | "unplaced" | "refused" | "filed" | "aside";

export interface ProposalPlace {
  paragraph: string;
  after?: boolean;
}

export type ProposalPlacedBy = "words" | "table" | "hand";

export interface ProposalRow {
  row: number;
  by: string;
  delegation?: string;
  old?: string;
  new?: string;
  reason?: string;
  where?: string;
  state: ProposalState;
  why?: string;
  place?: ProposalPlace;
  placedBy?: ProposalPlacedBy;
  confidence: number;
  second?: string;
  secondConfidence?: number;
  kind?: AmendmentKind;
  version?: number;
  ops?: Diff;
  shown?: string;
  amendment?: string;
}

export interface ProposalPage {
  table: ProposalTable;
  rows: ProposalRow[];
  next?: number;
}

export interface ProposalChange {
  rows: number[];
  place?: ProposalPlace;
  aside?: string;
}

export interface ProposalOwner {
  by: string;
  delegation: string;
}

export interface ProposalShown {
  row: number;
  shown: string;
}

export interface ProposalFiling {
  rows: ProposalShown[];
}

export interface Element {
  id?: string;
  kind: Kind;
  level: number;
  marker?: Marker;
  printed?: string;
  annex?: boolean;
  text: string;
}

export interface LoadedChange {
  from?: VersionName[];
  to?: Element[];
}

export interface Words {
  amendments?: string[];
  objections?: string[];
  statements?: string[];
  submissions?: string[];
  inputs?: string[];
  packages?: string[];
  readings?: string[];
  silences?: string[];
  paragraphs?: string[];
}

export type TakenBack = "answer" | "agreement" | "reopening" | "revision";

export interface Amend {
  kind: AmendmentKind;
  paragraph: string;
  version: number;
  as?: Kind;
  text?: string;
  reason?: string;
  supersedes?: string;
  after?: string;
  parts?: string[];
  with?: VersionName[];
  to?: string;
  for?: string[];
}

/** What a person asks of a report. */
export type Command =
  | { type: "seat"; delegation: Delegation }
  | { type: "seat_many"; delegations: Delegation[] }
  | { type: "set_members"; group: string; members: string[] }
  | { type: "set"; observers?: Visibility; positions?: Openness; mode?: Mode; cap?: number; fates?: Openness }
  | { type: "revise"; paragraph: string; version: number; text: string; takes?: Take[]; orally?: string[] }
  | { type: "insert"; after: string; as?: Kind; text: string; takes?: Take[]; orally?: string[] }
  | { type: "update_technically"; paragraph: string; version: number; text: string }
  | { type: "translate"; paragraph: string; version: number; language: string; text: string }
  | { type: "move"; paragraph: string; version: number; after: string; takes?: Take[] }
  | { type: "split"; paragraph: string; version: number; parts: string[]; takes?: Take[] }
  | { type: "merge"; paragraphs: VersionName[]; text: string; takes?: Take[] }
  | { type: "restore"; paragraph: string; after: string }
  | { type: "load_revision"; name: string; changes: LoadedChange[] }
  | { type: "answer"; amendments: string[]; answer: Answer; reason?: string }
  | { type: "agree"; paragraphs: VersionName[]; body?: string }
  | { type: "reopen"; paragraph: string; reason?: string }
  | { type: "circulate"; name: string; symbol?: string; letter?: string; audience: Audience; deadline?: string }
  | { type: "amend"; kind: AmendmentKind; paragraph: string; version: number; as?: Kind; text?: string; reason?: string; supersedes?: string; after?: string; parts?: string[]; with?: VersionName[]; to?: string; for?: string[] }
  | { type: "withdraw"; amendment: string }
  | { type: "take_over"; amendment: string }
  | { type: "join"; amendment: string; for?: string[] }
  | { type: "leave"; amendment: string }
  | { type: "press"; amendment: string; reason?: string }
  | { type: "maintain"; amendment: string }
  | { type: "take_position"; amendment: string; position: Position; reason?: string; for?: string[] }
  | { type: "object"; scope?: ObjectionScope; paragraph: string; version: number; kind: ObjectionKind; on?: string; reason?: string; for?: string[] }
  | { type: "lift"; objection: string }
  | { type: "open_silence"; paragraphs?: VersionName[]; deadline: string; zone: string; note?: string }
  | { type: "extend_silence"; silence: string; deadline: string }
  | { type: "withdraw_silence"; silence: string; reason?: string }
  | { type: "break_silence"; silence: string; paragraph: string; reason?: string; for?: string[] }
  | { type: "disclose_break"; silence: string }
  | { type: "acknowledge_silence"; silence: string }
  | { type: "record_break"; silence: string; delegation: string; paragraph: string; received: string; source: string; reason?: string }
  | { type: "conclude_silence"; silence: string }
  | { type: "confirm_silence"; silence: string }
  | { type: "call_objections"; paragraphs: string[] }
  | { type: "answer_call"; objection: string; answer: CallAnswer; statement?: string }
  | { type: "await"; paragraph: string; version: number; reason?: string }
  | { type: "confirm"; paragraph: string }
  | { type: "state"; kind: StatementKind; paragraph: string; version: number; text: string; for?: string[] }
  | { type: "withdraw_statement"; statement: string }
  | { type: "seal"; words: Words; decision: string }
  | { type: "unseal"; words: Words; decision: string }
  | { type: "expunge"; words: Words; decision: string }
  | { type: "bind_package"; name: string; note?: string; paragraphs: string[] }
  | { type: "add_to_package"; package: string; paragraphs: string[] }
  | { type: "release_from_package"; package: string; paragraphs: string[] }
  | { type: "dissolve_package"; package: string; reason?: string }
  | { type: "open_reading"; kind: ReadingKind; note?: string }
  | { type: "mark_read"; paragraphs: string[] }
  | { type: "park"; paragraph: string; note?: string }
  | { type: "take_up"; paragraph: string }
  | { type: "put_to_room"; paragraph: string; version: number; note?: string }
  | { type: "withdraw_from_room"; paragraph: string }
  | { type: "take_back"; what: TakenBack; amendments?: string[]; paragraph?: string; version?: number; reason: string }
  | { type: "record"; delegation: string; source: Source; reference?: string; received: string; command: Command }
  | { type: "confirm_record"; record: string }
  | { type: "correct_record"; record: string; words: string; instead?: Command }
  | { type: "submit"; title?: string; revision?: string; comment?: string; amendments?: Amend[] }
  | { type: "file_input"; revision?: string; paragraph?: string; title: string; text: string }
  | { type: "withdraw_input"; input: string }
  | { type: "publish_input"; input: string; audience: Audience }
  | { type: "accept"; amendment: string }
  | { type: "adopt"; body: string; meeting: string; date: string; place?: string; texts: VersionName[]; toCome?: string[]; name?: string; symbol?: string; audience: Audience }
  | { type: "end_without_consensus"; body: string; meeting: string; date: string; place?: string; summary?: string; audience: Audience }
  | { type: "edit"; paragraph: string; edition: number; text: string; note?: string }
  | { type: "issue_corrigendum"; symbol: string; language: string; instructions: Instruction[] }
  | { type: "relate"; symbol: string; report?: string; relation: Relationship }
  | { type: "not_on_my_behalf"; act: string; group: string }
  | { type: "put_bridge"; paragraph: string; version: number; text: string; amendments: string[]; note?: string; supersedes?: string }
  | { type: "answer_bridge"; bridge: string; amendment: string; answer: BridgeWord; text?: string; reason?: string }
  | { type: "withdraw_bridge"; bridge: string }
  | { type: "take_bridge"; bridge: string };
