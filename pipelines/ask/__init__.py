"""Questions about the agendas, asked by name: each with its SQL and one sentence on what the answer rests on."""

from pipelines.ask.answer import Answer, Choice, answer
from pipelines.ask.questions import Question, question_named, questions

__all__ = ["Answer", "Choice", "Question", "answer", "question_named", "questions"]
