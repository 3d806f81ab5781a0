"""What `gka ask` writes: the rows where they are wanted, the sentence, the SQL, and the evidence."""

from pathlib import Path

import pyarrow as pa

from pipelines.ask.answer import Choice, answer
from pipelines.ask.evidence import write_evidence
from pipelines.ask.questions import Question, questions
from pipelines.dataset.opened import OpenedDataset
from pipelines.errors import StoreError
from pipelines.export import write_result
from pipelines.io.atomic_write import draft_beside
from pipelines.query import open_engine


def ask(
    dataset: OpenedDataset,
    question: Question,
    chosen: tuple[str | None, str | None, str | None],
    form: str,
    out: Path | None,
    evidence: Path | None,
    pdfs: Path | None,
) -> str:
    """Answer a question over the agendas of a province, period and theme; what the answer rests on, in Dutch."""
    choice = Choice(*chosen)
    with open_engine(dataset) as engine:
        found = answer(engine, question, choice)
        if evidence is not None:
            try:
                with draft_beside(evidence) as draft:
                    write_evidence(draft, dataset, engine, question, choice, found, pdfs)
            except OSError as error:
                raise StoreError(f"{evidence} can't be written ({error.strerror}); choose another file.") from error
    write_result(_as_batches(found.rows), form, out)
    told = ["", f"Vraag: {question.question}", f"Rust op: {found.rests_on}"]
    if question.possible == "deels":
        told.append(f"Ten dele: {question.why}")
    if evidence is not None:
        told.append(f"Bewijs: {evidence}")
    return "\n".join([*told, "", "SQL:", found.sql])


def list_of_questions() -> str:
    """All questions by number, with what the data can't say."""
    lines = []
    for one in questions():
        mark = {"geheel": "ja", "deels": "deels", "niet": "nee"}[one.possible]
        lines.append(f"{one.number:>2}  {mark:<5}  {one.name:<24}{one.question}")
        if one.why:
            lines.append(f"{'':11}{'':24}{one.why}")
    return "\n".join(lines) + "\n"


def _as_batches(table: pa.Table) -> pa.RecordBatchFileReader:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return pa.ipc.open_file(sink.getvalue())
