"""What a mail is about, and whom it names."""

from functools import cache

import spacy
from transformers import Pipeline, pipeline

TOPICS = ("billing", "delivery", "returns", "account", "something else")


@cache
def topics() -> Pipeline:
    return pipeline(
        "zero-shot-classification",
        model="facebook/bart-large-mnli",
        revision="main",
    )


@cache
def names() -> Pipeline:
    return pipeline(
        "ner",
        model="dbmdz/bert-large-cased-finetuned-conll03-english",
        revision="4c534963167c08d4b8ff1f88733cf2930f86add0",
        aggregation_strategy="simple",
    )


@cache
def grammar() -> spacy.language.Language:
    return spacy.load("en_core_web_sm", disable=["ner"])


def sort(mail: str) -> str:
    """The topic of a mail."""
    return topics()(mail, candidate_labels=TOPICS)["labels"][0]


def redact(mail: str) -> str:
    """The mail without the names of people."""
    for found in reversed(names()(mail)):
        if found["entity_group"] == "PER":
            mail = mail[: found["start"]] + "[name]" + mail[found["end"] :]
    return mail


def sentences(mail: str) -> list[str]:
    """The mail, sentence by sentence."""
    return [sentence.text for sentence in grammar()(mail).sents]
