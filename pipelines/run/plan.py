"""What a run has to read, given the last run's state and today's files; and the new state, given what came of it.

Opens no file and reads no table: what a file's bytes are is asked of the caller.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from pipelines.dataset.damage import NO_DAMAGE, Damage
from pipelines.dataset.state import DatasetState, KnownFile
from pipelines.inputs.sources import SourceFile, place_of, stamp_of
from pipelines.outcome import Outcome
from pipelines.run.work import CHANGED, KILLED, NO_MEMORY, ReadJob
from pipelines.schema.correction import CORRECTED, Correction, corrections_stamp

LOOKERS = 4  # threads that hash files: the disk and not the processor decides how fast that goes; not measured
TRIED_AGAIN = {
    KILLED,
    CHANGED,
    "niet_leesbaar",
    "bestand_verdwenen",
}  # no fault of the file's: tried again in every run

LookAtFile = Callable[[KnownFile, SourceFile], KnownFile]  # with its sha256 and size, or why not


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the caller asks beyond the ordinary."""

    force: bool = False  # read all again
    prune: bool = False  # drop the rows of files that are not among the inputs
    retry: bool = False  # read again what failed
    verify: bool = False  # look at all bytes, whatever size and time say
    corrections: tuple[Correction, ...] = ()  # what people put right
    keep: int = 0  # earlier states of a dataset in a folder that stay beside it
    prune_max: float | None = None  # percent of the documents that `prune` may drop; None: any


@dataclass(frozen=True, slots=True)
class RunResources:
    """What this run has to read with: a file that had too little of it before is read again."""

    seconds: float | None = None  # for a file; None is without limit
    megabytes: float | None = None
    ocr: Callable[[], bool] = lambda: True  # whether scans can be recognised; asked where a file waits for it


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do. `wanted` is the state as it will be when all jobs are done."""

    before: DatasetState
    wanted: DatasetState
    sources: Mapping[str, SourceFile]  # by place
    jobs: tuple[ReadJob, ...]  # in the order of the documents
    gone: int  # files of earlier runs that are not among the inputs
    news: int  # files that are new, or whose bytes are
    why: str  # why all is read: "", "forced", "changed"
    damage: Damage = NO_DAMAGE

    @property
    def dropped(self) -> list[KnownFile]:
        """The files of earlier runs that go: they are not among the inputs, and nothing stays of them."""
        stay = {file.place for file in self.wanted.files}
        return [file for file in self.before.files if file.place not in stay]


def plan(
    before: DatasetState,
    sources: Iterable[SourceFile],
    made_with: str,
    schema: str,
    run_options: RunOptions,
    look: LookAtFile,
    damage: Damage = NO_DAMAGE,
    resources: RunResources = RunResources(),
) -> Plan:
    """look: is asked only for files that are new, or whose stamp isn't the one that was noted."""
    by_place = _by_place(sources)
    old = {file.place: file for file in before.files}
    files = _looked_at(by_place, old, run_options.verify, look)
    left = [] if run_options.prune else [file for file in before.files if file.place not in by_place]
    wanted = DatasetState(tuple(sorted([*files, *left], key=lambda file: file.order)), before.documents, schema)
    # `whole` and not before.documents: what damage took has no rows any more, so its documents are due as if never
    # read.
    whole = {sha256: done for sha256, done in before.documents.items() if sha256 not in damage.documents}
    jobs = tuple(_jobs(replace(wanted, documents=whole), by_place, made_with, run_options, resources))
    news = sum(1 for file in files if file.place not in old or old[file.place].sha256 != file.sha256)
    stale = any(done.made_with.partition(CORRECTED)[0] != made_with for done in before.documents.values())
    # Without `and jobs` a run of other software that has nothing to read would say that all is read anew.
    why = "forced" if run_options.force else "changed" if stale and jobs else ""
    return Plan(before, wanted, by_place, jobs, len(old.keys() - by_place.keys()), news, why, damage)


def _by_place(sources: Iterable[SourceFile]) -> dict[str, SourceFile]:
    """An archive may hold two members of one name: these are told apart by their order."""
    found: dict[str, SourceFile] = {}
    for source in sources:
        place = place_of(source)
        # By a mark and not by the last one that wins: the member that lost would be in no table and in no log.
        while place in found:
            place += "+"
        found[place] = source
    return found


def _looked_at(
    by_place: Mapping[str, SourceFile], old: Mapping[str, KnownFile], verify: bool, look: LookAtFile
) -> list[KnownFile]:
    files, unknown = [], []
    for place, source in by_place.items():
        stamp = stamp_of(source)  # before the bytes: a change after that shows
        known = old.get(place)
        # A file that couldn't be opened has no sha256, and is looked at each time: --max-file-mb may be higher than it
        # was, which no stamp shows.
        if known and known.sha256 and stamp and known.stamp == stamp and not verify:
            files.append(replace(known, name=source.name))
        else:
            unknown.append(KnownFile(source.name, place, stamp, None))
    with ThreadPoolExecutor(LOOKERS) as pool:
        return [*files, *pool.map(look, unknown, [by_place[file.place] for file in unknown])]


def _jobs(
    wanted: DatasetState,
    by_place: Mapping[str, SourceFile],
    made_with: str,
    run_options: RunOptions,
    resources: RunResources,
) -> Iterable[ReadJob]:
    groups = wanted.same_bytes()
    ids = frozenset(sha256[:16] for sha256 in groups)
    # Of equal names by bytes and not by place: a place depends on where the folder stands on this machine.
    for sha256, files in sorted(groups.items(), key=lambda item: (item[1][0].name, item[0])):
        here = [by_place[file.place] for file in files if file.place in by_place]
        # A document may be known only by files that are not among today's inputs: its rows stay, there is nothing to
        # read.
        done = wanted.documents.get(sha256)
        mine = _corrections_of(sha256, done, run_options.corrections, ids)
        stamp = made_with + corrections_stamp(mine)
        if here and _is_due(done, files[0].name, stamp, run_options, resources):
            yield ReadJob(here[0], files[0].name, sha256, stamp, mine)


def _corrections_of(
    sha256: str, done: Outcome | None, corrections: Sequence[Correction], ids: frozenset[str]
) -> tuple[Correction, ...]:
    """Those of a file's documents: by id, or by municipality where an earlier run read that. ids: those of all files.

    Of a file that was never read, all that name a municipality, or a document that is no file of its own: which of them
    fit is known when it has been read.
    """
    if done is None or done.status != "ok":
        return tuple(one for one in corrections if _id_of(one) == sha256[:16] or _id_of(one) not in ids)
    names = {sha256[:16], f"{done.municipality_code} {done.years[0]}", *done.others}
    return tuple(one for one in corrections if _id_of(one) in names)


def _id_of(correction: Correction) -> str:
    return correction.document.partition("#")[0]


def _is_due(done: Outcome | None, name: str, made_with: str, run_options: RunOptions, resources: RunResources) -> bool:
    # The name too: it stands in the rows (source_name), so a file that was renamed is read again, its bytes the same.
    if done is None or run_options.force or (done.name, done.made_with) != (name, made_with):
        return True
    return done.status != "ok" and (run_options.retry or done.error_code in TRIED_AGAIN or _has_more(done, resources))


def _has_more(done: Outcome, resources: RunResources) -> bool:
    """Whether this run has what a refused file had too little of: what its sentence said to give has been given."""
    if done.error_code == "ocr_ontbreekt":
        return resources.ocr()
    given = {"tijd_op": resources.seconds, NO_MEMORY: resources.megabytes}
    if done.error_code not in given:
        return False
    now = given[done.error_code]
    # None was noted where memory ran out by itself (MemoryError): nothing to compare with, so it is tried again.
    return done.limit is None or now is None or now > done.limit


def state_after_run(plan: Plan, finished: Mapping[str, Outcome]) -> DatasetState:
    """The new state: what was not finished stays as it was, and is due again in the next run."""
    # Those of damaged files go first: kept, they would be "done" with no rows anywhere, and never be read again.
    kept = {sha256: done for sha256, done in plan.before.documents.items() if sha256 not in plan.damage.documents}
    documents = kept | dict(finished)
    old = {file.place: file for file in plan.before.files}
    files = []
    for file in plan.wanted.files:
        if file.sha256 is None or file.sha256 in documents:
            files.append(file)
        # New bytes that were not reached in this run: the file stays as it was known, else its old rows would go with
        # nothing in their place.
        elif file.place in old:
            files.append(old[file.place])
    used = {file.sha256 for file in files}
    return DatasetState(
        tuple(sorted(files, key=lambda file: file.order)),
        {sha256: done for sha256, done in documents.items() if sha256 in used},
        plan.wanted.schema,
    )
