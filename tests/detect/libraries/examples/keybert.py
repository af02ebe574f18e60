"""How keybert is used."""

from keybert import KeyBERT
from sentence_transformers import SentenceTransformer

KeyBERT("acme/tiny")  # keybert.KeyBERT -> huggingface acme/tiny
KeyBERT(model="tiny")  # keybert.KeyBERT -> huggingface sentence-transformers/tiny
model = KeyBERT()  # keybert.KeyBERT -> huggingface sentence-transformers/all-MiniLM-L6-v2
KeyBERT(SentenceTransformer("acme/tiny"))  # sentence_transformers.SentenceTransformer -> huggingface acme/tiny


def make(given):
    KeyBERT(model=given)  # nothing: an object, as likely as not


model.extract_keywords("acme/tiny")  # nothing: a text
