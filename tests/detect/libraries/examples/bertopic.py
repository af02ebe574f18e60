"""How bertopic is used."""

from bertopic import BERTopic
from sentence_transformers import SentenceTransformer

BERTopic.load("acme/tiny")  # bertopic.BERTopic.load -> huggingface acme/tiny
BERTopic.load("./tiny", embedding_model="tiny")  # bertopic.BERTopic.load -> huggingface sentence-transformers/tiny
BERTopic.load("./tiny")  # bertopic.BERTopic.load -> local
BERTopic(embedding_model="acme/tiny")  # bertopic.BERTopic -> huggingface acme/tiny
BERTopic(embedding_model="tiny")  # bertopic.BERTopic -> huggingface sentence-transformers/tiny
BERTopic(language="multilingual")  # bertopic.BERTopic -> huggingface sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2
topics = BERTopic(embedding_model=SentenceTransformer("acme/tiny"))  # sentence_transformers.SentenceTransformer -> huggingface acme/tiny


def make(given):
    BERTopic(embedding_model=given)  # nothing: an object, as likely as not
    BERTopic(language=given)  # bertopic.BERTopic -> dynamic


topics.save("out", serialization="safetensors")  # nothing: it is written
