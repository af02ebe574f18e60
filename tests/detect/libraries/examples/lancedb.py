"""How lancedb is used."""

import lancedb
from lancedb.embeddings import SentenceTransformerEmbeddings, get_registry
from lancedb.rerankers import ColbertReranker, CohereReranker, CrossEncoderReranker

CrossEncoderReranker(model_name="acme/tiny")  # lancedb.rerankers.CrossEncoderReranker -> huggingface acme/tiny
ColbertReranker()  # lancedb.rerankers.ColbertReranker -> huggingface colbert-ir/colbertv2.0
CohereReranker(model_name="acme/tiny")  # nothing: a model of a service
get_registry().get("huggingface").create(name="acme/tiny")  # lancedb.embeddings.get_registry.get.create -> huggingface acme/tiny
known = get_registry()
function = known.get("sentence-transformers")
function.create(name="acme/tiny", device="cpu")  # lancedb.embeddings.get_registry.get.create -> huggingface acme/tiny
get_registry().get("openai").create(name="text-embedding-3-small")  # nothing: a model of a service
SentenceTransformerEmbeddings.create(name="acme/tiny")  # lancedb.embeddings.SentenceTransformerEmbeddings.create -> huggingface acme/tiny
lancedb.connect("acme/tiny")  # nothing: a folder
