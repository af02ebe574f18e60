"""Finds the answer in the handbook."""

from sentence_transformers import SentenceTransformer, util
from transformers import AutoModelForQuestionAnswering, AutoTokenizer, pipeline

ANSWER_MODEL = "deepset/roberta-base-squad2"
ANSWER_COMMIT = "adc3b06f79f797d1c575d5479d6f5efe54a9e3b4"


class Handbook:
    """The pages of the handbook, ready to be searched."""

    def __init__(self, pages: list[str]) -> None:
        self.pages = pages
        self.encoder = SentenceTransformer("all-MiniLM-L6-v2")
        self.vectors = self.encoder.encode(pages, convert_to_tensor=True)
        # Words are counted the way the handbook's index was made.
        self.counter = AutoTokenizer.from_pretrained(
            "bert-base-uncased", revision="86b5e0934494bd15c9632b12f734a8a67f723594"
        )
        self.reader = pipeline(
            "question-answering",
            model=AutoModelForQuestionAnswering.from_pretrained(
                ANSWER_MODEL, revision=ANSWER_COMMIT
            ),
            tokenizer=AutoTokenizer.from_pretrained(
                ANSWER_MODEL, revision=ANSWER_COMMIT
            ),
        )

    def answer(self, question: str) -> str:
        """The words of the page that fits best."""
        query = self.encoder.encode(question, convert_to_tensor=True)
        [best, *_] = util.semantic_search(query, self.vectors, top_k=1)[0]
        return self.reader(question=question, context=self.pages[best["corpus_id"]])[
            "answer"
        ]

    def length(self, text: str) -> int:
        """How many tokens a text has."""
        return len(self.counter.tokenize(text))
